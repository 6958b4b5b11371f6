namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>The items of one kind that a part holds, up to a number and an amount of text that no honest part reaches.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="overflow">Called once, with the number kept, when there are more.</param>
internal sealed class BoundedItems<T>(int most, Action<int> overflow)
{
    /// <summary>How many things with a text of their own are kept; Excel itself keeps at most 65,530 links a sheet.</summary>
    public const int Most = 100_000;

    /// <summary>How many ranges are kept.</summary>
    public const int MostRanges = 1_000_000;

    private const long MostCharacters = 64L << 20;
    private readonly List<T> _items = [];
    private long _characters;
    private bool _full;

    public IReadOnlyList<T> Items => _items;

    /// <summary>Adds an item, unless there are too many.</summary>
    /// <param name="item">The item.</param>
    /// <param name="characters">The length of its texts.</param>
    public void Add(T item, int characters = 0)
    {
        _characters += characters;
        if (!_full && _items.Count < most && _characters <= MostCharacters)
        {
            _items.Add(item);
        }
        else if (!_full)
        {
            _full = true;
            overflow(_items.Count);
        }
    }
}
