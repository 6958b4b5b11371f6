using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>A column of a table: its header, its type, and the typed value of each body row, held compactly.</summary>
public sealed class Column
{
    private readonly ColumnCells _cells;

    internal Column(string name, int sheetColumn, ColumnType type, ColumnCells cells)
    {
        Name = name;
        SheetColumn = sheetColumn;
        Type = type;
        _cells = cells;
    }

    /// <summary>The cells, with their texts by number.</summary>
    internal ColumnCells Cells => _cells;

    /// <summary>The header, unique in its table; levels of a header of several rows are joined by <c> &gt; </c>.</summary>
    public string Name { get; }

    /// <summary>The texts of the header from the top level to the lowest, without repeats.</summary>
    public IReadOnlyList<string> HeaderPath { get; init; } = [];

    /// <summary>The column's number on its sheet, from 1.</summary>
    public int SheetColumn { get; }

    /// <summary>The type that prevails among its values.</summary>
    public ColumnType Type { get; }

    /// <summary>
    /// The unit of its values, such as <c>EUR</c> (ISO 4217), <c>kg</c> or <c>EUR/kg</c>, from the number format, the header or the table's title; null when
    /// none is known.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>What a value is to be multiplied by to be in <see cref="Unit"/>: 1000 where the header says "in thousands of EUR", else 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The unit of its values as they stand, in words: <c>thousand EUR</c>; null when neither unit nor scale is known.</summary>
    public string? ScaledUnit => Units.InWords(Scale, Unit);

    /// <summary>Whether the column is hidden on its sheet.</summary>
    public bool Hidden { get; init; }

    /// <summary>The number of body rows.</summary>
    public int Count => _cells.Count;

    /// <summary>
    /// The typed value of a body row. A text that can only mean a value (<c>1,234</c>, <c>$5</c>, <c>12%</c>, <c>2012-03-05</c>) in a column where
    /// such values prevail is given as that value; <see cref="Text"/> still gives what the cell shows.
    /// </summary>
    /// <param name="row">The row's index in the table's body, from 0.</param>
    public CellValue this[int row] => _cells[row];

    /// <summary>The kinds of all values, by body row.</summary>
    public ReadOnlySpan<CellKind> Kinds => _cells.Kinds;

    /// <summary>The numbers of all values, by body row; 0 where the kind is not numeric.</summary>
    public ReadOnlySpan<double> Numbers => _cells.Numbers;

    /// <summary>What Excel shows in a body row.</summary>
    /// <param name="row">The row's index in the table's body, from 0.</param>
    public string Text(int row) => _cells.Shown(row);

    /// <summary>The number format of a body row.</summary>
    /// <param name="row">The row's index in the table's body, from 0.</param>
    public NumberFormat Format(int row) => _cells.Format(row);
}
