namespace ExcelChat.Connectors.InMemory;

/// <summary>Which rows, in which order, and how many of them.</summary>
internal sealed class StoredQuery
{
    public Func<StoredRow, bool> Filter { get; init; } = static _ => true;

    /// <summary>What to sort by, first key first; rows that are equal in all keep the order of their insertion.</summary>
    public IReadOnlyList<(int Column, bool Ascending)> SortKeys { get; init; } = [];

    public int Skip { get; init; }

    public required int Top { get; init; }

    public bool IncludeVectors { get; init; }

    /// <summary>How many rows must be known in rank order to answer.</summary>
    public int Depth => (int)Math.Min((long)Skip + Top, int.MaxValue);

    public int Compare(StoredRow left, StoredRow right)
    {
        foreach (var (column, ascending) in SortKeys)
        {
            var order = Scalar.Compare(left[column], right[column]);
            if (order != 0)
            {
                return ascending ? order : -order;
            }
        }

        return left.Order.CompareTo(right.Order);
    }
}
