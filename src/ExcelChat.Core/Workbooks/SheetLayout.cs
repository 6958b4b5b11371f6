namespace ExcelChat.Workbooks;

/// <summary>What surrounds the cells of a sheet.</summary>
public sealed record SheetLayout
{
    /// <summary>A layout that says nothing.</summary>
    public static SheetLayout Empty { get; } = new();

    /// <summary>The merged ranges; the value of each is in its top left cell.</summary>
    public IReadOnlyList<CellRange> MergedRanges { get; init; } = [];

    /// <summary>The numbers of the hidden columns, ascending, from 1.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];

    /// <summary>The tables that the author declared (Insert, Table).</summary>
    public IReadOnlyList<ListObject> ListObjects { get; init; } = [];
}
