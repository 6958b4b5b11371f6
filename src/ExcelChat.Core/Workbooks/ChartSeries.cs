namespace ExcelChat.Workbooks;

/// <summary>One series of a chart. References are formulas without <c>=</c>, such as <c>Sales!$B$2:$B$13</c>; null when the file has none.</summary>
/// <param name="Kind">How it is drawn.</param>
public sealed record ChartSeries(ChartKind Kind)
{
    /// <summary>Its name as it was last shown, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The cell that the name comes from; null when the name is written into the chart.</summary>
    public string? NameReference { get; init; }

    /// <summary>Where the categories are, or the x values of a scatter chart.</summary>
    public string? CategoryReference { get; init; }

    /// <summary>Where the values are.</summary>
    public string? ValueReference { get; init; }
}
