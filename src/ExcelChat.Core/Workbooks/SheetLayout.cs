namespace ExcelChat.Workbooks;

/// <summary>
/// What surrounds the cells of a sheet. A sheet that holds more of a thing than can be asked of a machine (100,000 links, comments or rules,
/// 1,000,000 ranges) keeps the first ones, and <see cref="UnreadParts"/> says so.
/// </summary>
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

    /// <summary>The ranges of the sheet that defined names stand for, print areas included.</summary>
    public IReadOnlyList<NamedRange> NamedRanges { get; init; } = [];

    /// <summary>Where pivot tables lie.</summary>
    public IReadOnlyList<PivotRange> PivotRanges { get; init; } = [];

    /// <summary>The links on cells.</summary>
    public IReadOnlyList<Hyperlink> Hyperlinks { get; init; } = [];

    /// <summary>The notes and the threads of comments, at most one of them a cell.</summary>
    public IReadOnlyList<CellComment> Comments { get; init; } = [];

    /// <summary>What may be typed into which cells.</summary>
    public IReadOnlyList<DataValidation> Validations { get; init; } = [];

    /// <summary>How columns are grouped.</summary>
    public SheetOutline Outline { get; init; } = SheetOutline.None;

    /// <summary>The cells with filter buttons in their first row, or null.</summary>
    public CellRange? AutoFilter { get; init; }

    /// <summary>What stays in view while the sheet scrolls, or null.</summary>
    public FrozenPanes? FrozenPanes { get; init; }

    /// <summary>The range that the file says its cells lie in, or null. It may lie: many programs write <c>A1</c>, some the whole grid.</summary>
    public CellRange? DeclaredRange { get; init; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<UnreadPart> UnreadParts { get; init; } = [];
}
