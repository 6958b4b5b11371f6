namespace ExcelChat.Retrieval;

/// <summary>Passages by score; equals by place, so that neither the store's chance nor the order of indexing decides.</summary>
internal sealed class PassageOrder : IComparer<Passage>
{
    public static PassageOrder BestFirst { get; } = new();

    public int Compare(Passage? x, Passage? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = y.Score.CompareTo(x.Score);
        order = order != 0 ? order : string.CompareOrdinal(x.WorkbookId, y.WorkbookId);
        order = order != 0 ? order : string.CompareOrdinal(x.Sheet, y.Sheet);
        order = order != 0 ? order : x.Range.First.CompareTo(y.Range.First);
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }
}
