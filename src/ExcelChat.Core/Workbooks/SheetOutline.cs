namespace ExcelChat.Workbooks;

/// <summary>How the columns of a sheet are grouped, and on which side of a group its summary stands. The levels of rows come with each <see cref="Row"/>.</summary>
public sealed record SheetOutline
{
    /// <summary>A sheet without groups.</summary>
    public static SheetOutline None { get; } = new();

    /// <summary>The grouped columns in the order of the file; columns at level 0 are left out.</summary>
    public IReadOnlyList<OutlineColumns> Columns { get; init; } = [];

    /// <summary>Whether the summary row of a group stands below its details, as is usual (ECMA-376 part 1, 18.3.1.61).</summary>
    public bool SummaryBelow { get; init; } = true;

    /// <summary>Whether the summary column of a group stands to the right of its details, as is usual.</summary>
    public bool SummaryRight { get; init; } = true;
}
