namespace ExcelChat.Questions.Ranking;

/// <summary>
/// The features of one candidate: named facts that hold of it, and a few measured strengths. Names are kept as 32-bit FNV-1a hashes
/// of their parts, so that scoring makes no strings.
/// </summary>
internal sealed class FeatureVector(IDictionary<uint, string>? names = null)
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    private readonly List<uint> _keys = new(96);

    /// <summary>The facts that hold, as hashes of their names.</summary>
    public IReadOnlyList<uint> Keys => _keys;

    /// <summary>The strengths of <see cref="HandScore"/>, in its order.</summary>
    public HandScore Hand { get; set; }

    public void Clear()
    {
        _keys.Clear();
        Hand = default;
    }

    /// <summary>The hash under which a feature's weight is found.</summary>
    public static uint KeyOf(string name) => Hash(Offset, name);

    public void Add(string template, string first, string second = "", string third = "")
    {
        var key = Hash(Hash(Hash(Offset, template), ':'), first);
        key = second.Length == 0 ? key : Hash(Hash(key, '|'), second);
        key = third.Length == 0 ? key : Hash(Hash(key, '|'), third);
        _keys.Add(key);
        if (names is not null && !names.ContainsKey(key))
        {
            names.Add(key, $"{template}:{first}{(second.Length == 0 ? "" : "|")}{second}{(third.Length == 0 ? "" : "|")}{third}");
        }
    }

    private static uint Hash(uint key, string text)
    {
        foreach (var c in text)
        {
            key = Hash(key, c);
        }

        return key;
    }

    private static uint Hash(uint key, char c) => (key ^ c) * Prime;
}
