namespace ExcelChat.Workbooks;

/// <summary>Where a pivot table lies on its sheet (ECMA-376 part 1, 18.10.1.49); <see cref="PivotTable"/> says what it shows.</summary>
/// <param name="Name">Its name, unique on the sheet.</param>
/// <param name="Range">Its cells, page filters not included.</param>
public sealed record PivotRange(string Name, CellRange Range)
{
    /// <summary>The row of <see cref="Range"/>, from 0, in which the labels of its columns begin; above may stand the captions of the fields.</summary>
    public int FirstHeaderRow { get; init; }

    /// <summary>The row of <see cref="Range"/>, from 0, in which its figures begin.</summary>
    public int FirstDataRow { get; init; } = 1;

    /// <summary>The column of <see cref="Range"/>, from 0, in which its figures begin: so many columns name the rows.</summary>
    public int FirstDataColumn { get; init; } = 1;

    /// <summary>The rows of <see cref="Range"/>, from 0 and ascending, that aggregate other rows of it: subtotals, those of outer items, and grand totals.</summary>
    public IReadOnlyList<int> SummaryRows { get; init; } = [];
}
