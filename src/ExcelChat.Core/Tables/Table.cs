using ExcelChat.Tables.Profiling;
using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>A table found on a sheet: where it is, what its columns are, and its typed body.</summary>
public sealed class Table
{
    private TableProfile? _profile;

    /// <summary>The workbook it was found in.</summary>
    public required WorkbookIdentity Workbook { get; init; }

    /// <summary>The name of its sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>Its name: that of the declared table, else its title, else its sheet's name. Not unique.</summary>
    public required string Name { get; init; }

    /// <summary>All its cells, headers and totals included, title and notes not.</summary>
    public required CellRange Range { get; init; }

    /// <summary>Its columns, left to right; one without a cell of its own, which only keeps others apart, is left out.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The body rows, top to bottom.</summary>
    public required TableRows Rows { get; init; }

    /// <summary>The number of header rows at the top of <see cref="Range"/>; 0 when it has none.</summary>
    public int HeaderRows { get; init; }

    /// <summary>The number of columns at the left that name the rows; 0 when none does.</summary>
    public int HeaderColumns { get; init; }

    /// <summary>The text above the table that names it, or null.</summary>
    public string? Title { get; init; }

    /// <summary>How sure the detector is of the range, 0 to 1; 1 for a table that the author declared.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Why the detector takes these cells for a table, and these rows for its header; a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How it says things.</summary>
    public TableKind Kind { get; init; }

    /// <summary>Whether its sheet is hidden.</summary>
    public bool SheetHidden { get; init; }

    /// <summary>The formulas in its range, in reading order.</summary>
    public IReadOnlyList<CellFormula> Formulas { get; init; } = [];

    /// <summary>The identity of the table: workbook, sheet and range. The same bytes give the same id.</summary>
    public string Id => $"{Workbook.Id}/{Sheet}!{Range}";

    /// <summary>
    /// The labels that name a body row, from its outermost group to its own, such as <c>Europe</c>, <c>France</c>: those of the rows that head its
    /// groups, then its own in the header columns, where a blank is filled from above. Empty when nothing names the row.
    /// </summary>
    /// <param name="row">The body row, from 0.</param>
    public IReadOnlyList<string> RowPath(int row) => [.. RowPaths.Of(this, row).Select(label => label.Text)];

    /// <summary>The cells that hold the labels of <see cref="RowPath"/>, in the same order.</summary>
    /// <param name="row">The body row, from 0.</param>
    public IReadOnlyList<CellAddress> RowPathCells(int row) => [.. RowPaths.Of(this, row).Select(label => label.Cell)];

    /// <summary>What its columns hold, counted and measured: worked out the first time that somebody asks, in one pass over the body.</summary>
    public TableProfile Profile => _profile ??= ProfileReader.Read(this);

    /// <summary>The place of a body cell on the sheet.</summary>
    /// <param name="row">The body row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public CellAddress AddressOf(int row, int column) => new(Rows.SheetRow(row), Columns[column].SheetColumn);
}
