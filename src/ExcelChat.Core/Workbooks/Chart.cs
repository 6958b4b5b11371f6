namespace ExcelChat.Workbooks;

/// <summary>A chart (ECMA-376 part 1, 21.2; MS-ODRAWXML for the kinds that Excel 2016 brought).</summary>
/// <param name="Sheet">The sheet or the chart sheet that it lies on.</param>
/// <param name="Kind">What it draws; <see cref="ChartKind.Combination"/> when its series differ in that.</param>
public sealed record Chart(string Sheet, ChartKind Kind)
{
    /// <summary>The title as it was last shown, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The cells that it lies over; null on a chart sheet, and when its place does not follow cells.</summary>
    public CellRange? Range { get; init; }

    /// <summary>What it shows.</summary>
    public IReadOnlyList<ChartSeries> Series { get; init; } = [];
}
