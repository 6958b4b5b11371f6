namespace ExcelChat.Workbooks;

/// <summary>What a workbook holds beside its sheets' cells. What it does not have is empty, false or null.</summary>
public sealed record WorkbookFacts
{
    /// <summary>Facts that say nothing, as of formats that hold only cells.</summary>
    public static WorkbookFacts Empty { get; } = new();

    /// <summary>The pivot tables, in the order of their sheets.</summary>
    public IReadOnlyList<PivotTable> PivotTables { get; init; } = [];

    /// <summary>The charts, in the order of their sheets, those on chart sheets included.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>The names of the sheets that hold one chart and no cells; the chart itself is among <see cref="Charts"/>.</summary>
    public IReadOnlyList<string> ChartSheets { get; init; } = [];

    /// <summary>The other workbooks that formulas refer to, by the number that the formulas use.</summary>
    public IReadOnlyList<ExternalLink> ExternalLinks { get; init; } = [];

    /// <summary>Title, author and the like.</summary>
    public DocumentProperties Properties { get; init; } = DocumentProperties.None;

    /// <summary>Whether it holds macros: a VBA project or a sheet of Excel 4 macros. ExcelChat never runs them.</summary>
    public bool HasMacros { get; init; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<UnreadPart> UnreadParts { get; init; } = [];
}
