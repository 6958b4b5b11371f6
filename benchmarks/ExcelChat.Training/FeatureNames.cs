using System.Runtime.InteropServices;

namespace ExcelChat.Training;

/// <summary>Numbers the features that were met, from 0.</summary>
internal sealed class FeatureNames
{
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    public int NumberOf(uint key, Dictionary<uint, string> names)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var known);
        if (!known)
        {
            number = _names.Count;
            _names.Add(names[key]);
        }

        return number;
    }
}
