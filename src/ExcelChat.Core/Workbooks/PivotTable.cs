namespace ExcelChat.Workbooks;

/// <summary>The definition of a pivot table (ECMA-376 part 1, 18.10). Its figures are cells of the sheet, as they were when it was last refreshed.</summary>
/// <param name="Name">Its name, unique on the sheet.</param>
/// <param name="Sheet">The sheet that it lies on.</param>
/// <param name="Range">Its cells, page filters not included.</param>
public sealed record PivotTable(string Name, string Sheet, CellRange Range)
{
    /// <summary>The sheet of the source, or null: when <see cref="SourceName"/> says it, or the source is outside the workbook.</summary>
    public string? SourceSheet { get; init; }

    /// <summary>The cells of the source, header row included, or null.</summary>
    public CellRange? SourceRange { get; init; }

    /// <summary>The table or the defined name that is the source, or null.</summary>
    public string? SourceName { get; init; }

    /// <summary>The fields whose items are the rows, outermost first; <see cref="ValuesField"/> stands for the names of several data fields.</summary>
    public IReadOnlyList<string> RowFields { get; init; } = [];

    /// <summary>The fields whose items are the columns, outermost first; <see cref="ValuesField"/> stands for the names of several data fields.</summary>
    public IReadOnlyList<string> ColumnFields { get; init; } = [];

    /// <summary>The fields that are aggregated.</summary>
    public IReadOnlyList<PivotDataField> DataFields { get; init; } = [];

    /// <summary>The fields that filter the whole pivot table.</summary>
    public IReadOnlyList<PivotFilter> Filters { get; init; } = [];

    /// <summary>The field that Excel adds when there are several data fields: <c>Values</c>.</summary>
    public const string ValuesField = "Values";
}
