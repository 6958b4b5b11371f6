namespace ExcelChat.Workbooks;

/// <summary>A link on cells of a sheet (ECMA-376 part 1, 18.3.1.47). Nothing of it is checked or followed.</summary>
/// <param name="Range">The cells that carry the link.</param>
public sealed record Hyperlink(CellRange Range)
{
    /// <summary>What it leads to outside the workbook, exactly as the file writes it, which need not be a valid URI; null when it stays inside.</summary>
    public string? Target { get; init; }

    /// <summary>The place that it leads to inside the workbook, or inside the target: <c>Sheet2!B4</c>, a defined name, a fragment. Null when there is none.</summary>
    public string? Location { get; init; }

    /// <summary>What Excel shows when the pointer rests on it, or null.</summary>
    public string? Tooltip { get; init; }

    /// <summary>The text that was shown when the link was made, or null. The cell's own value may have changed since.</summary>
    public string? Display { get; init; }
}
