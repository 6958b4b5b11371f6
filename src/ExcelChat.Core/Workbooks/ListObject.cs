namespace ExcelChat.Workbooks;

/// <summary>A table that the author of the workbook declared (Excel's Insert, Table; ECMA-376 part 1, 18.5).</summary>
/// <param name="Name">Its display name, unique in the workbook.</param>
/// <param name="Range">Its cells, header and totals rows included.</param>
public sealed record ListObject(string Name, CellRange Range)
{
    /// <summary>The number of header rows, 0 or 1.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>The number of totals rows, 0 or 1.</summary>
    public int TotalsRows { get; init; }

    /// <summary>Its columns from left to right; empty when the file does not name them.</summary>
    public IReadOnlyList<ListObjectColumn> Columns { get; init; } = [];
}
