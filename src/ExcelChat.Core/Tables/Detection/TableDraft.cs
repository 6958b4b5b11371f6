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

    /// <summary>The number of columns that name the rows, when somebody said so.</summary>
    public int? HeaderColumns { get; init; }

    /// <summary>Why this is a table; a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The number of totals rows that the author declared, at the bottom.</summary>
    public int TotalsRows { get; init; }
}
