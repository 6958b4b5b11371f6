namespace ExcelChat.Tables.Profiling;

/// <summary>Tells in which order values come.</summary>
internal sealed class OrderTracker
{
    private bool _rises;
    private bool _falls;
    private bool _repeats;

    /// <summary>Whether the values may still turn out to be sorted.</summary>
    public bool IsOpen => !(_rises && _falls);

    /// <summary>Whether the values are sorted and none comes twice.</summary>
    public bool IsStrict => IsOpen && !_repeats;

    /// <summary>The order so far.</summary>
    public SortOrder Sorted => (_rises, _falls) switch
    {
        (true, true) => SortOrder.None,
        (true, false) => SortOrder.Ascending,
        (false, true) => SortOrder.Descending,
        _ => SortOrder.Constant,
    };

    /// <summary>Takes how a value compares with the one before it.</summary>
    public void Add(int comparison)
    {
        _rises |= comparison > 0;
        _falls |= comparison < 0;
        _repeats |= comparison == 0;
    }
}
