using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Detection;

/// <summary>A region that is a table, before its cells are read.</summary>
/// <param name="Region">Its cells, header included.</param>
/// <param name="HeaderRows">The number of its rows, from the top, that are header.</param>
internal sealed record TableDraft(Region Region, int HeaderRows)
{
    public string? Name { get; init; }

    public string? Title { get; init; }

    public double Confidence { get; init; } = 1;

    /// <summary>Whether it was taken only because nothing on the sheet looks like a table.</summary>
    public bool IsLastResort { get; init; }

    /// <summary>Whether a name of the author's says that it is a table.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>How it says things, when that was declared.</summary>
    public TableKind? Kind { get; init; }

    /// <summary>The number of columns that name the rows, when somebody said so.</summary>
    public int? HeaderColumns { get; init; }

    /// <summary>Why this is a table; a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The numbers of rows on the sheet that the author's definition says are totals of others.</summary>
    public IReadOnlyList<int> Summaries { get; init; } = [];

    /// <summary>The number of totals rows that the author declared, at the bottom.</summary>
    public int TotalsRows { get; init; }
}
