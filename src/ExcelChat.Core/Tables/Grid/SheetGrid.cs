using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Grid;

/// <summary>
/// The occupied cells of one sheet in parallel arrays, about 13 bytes a cell, rows ascending and cells ascending in their row.
/// Its size follows the cells that exist, never the range that the sheet declares. Cells covered by a merged range repeat its value.
/// </summary>
internal sealed class SheetGrid
{
    private readonly GridCells _cells;
    private readonly int[] _rowNumbers;
    private readonly int[] _rowStarts;

    public SheetGrid(GridCells cells, int[] rowNumbers, int[] rowStarts)
    {
        (_cells, _rowNumbers, _rowStarts) = (cells, rowNumbers, rowStarts);
    }

    /// <summary>The numbers of the hidden rows.</summary>
    public required IReadOnlySet<int> HiddenRows { get; init; }

    /// <summary>How deep rows lie in the sheet's outline, by their numbers; rows at level 0 are left out.</summary>
    public required IReadOnlyDictionary<int, int> OutlineLevels { get; init; }

    /// <summary>All formulas in reading order.</summary>
    public required IReadOnlyList<CellFormula> Formulas { get; init; }

    /// <summary>What surrounds the cells.</summary>
    public required SheetLayout Layout { get; init; }

    /// <summary>The number of rows with a cell.</summary>
    public int RowCount => _rowNumbers.Length;

    /// <summary>The greatest column with a cell; 0 for an empty sheet.</summary>
    public int LastColumn => _cells.LastColumn;

    /// <summary>The number on the sheet of a row with cells.</summary>
    public int RowNumber(int row) => _rowNumbers[row];

    /// <summary>The first row at or below a row number; <see cref="RowCount"/> when there is none.</summary>
    public int IndexOf(int rowNumber)
    {
        var index = Array.BinarySearch(_rowNumbers, rowNumber);
        return index >= 0 ? index : ~index;
    }

    /// <summary>The cells of a row between two columns, both included.</summary>
    public GridRow Row(int row, int firstColumn, int lastColumn)
    {
        var columns = _cells.Columns.AsSpan(_rowStarts[row], _rowStarts[row + 1] - _rowStarts[row]);
        var from = LowerBound(columns, firstColumn);
        var to = LowerBound(columns, lastColumn + 1);
        return new(_cells, _rowStarts[row] + from, to - from);
    }

    /// <summary>The cell at a place, or a blank.</summary>
    public GridCell At(int row, int column)
    {
        var cells = Row(row, column, column);
        return cells.Count == 0 ? default : cells[0];
    }

    /// <summary>The rows and columns of a range that exist; null when it has no cell.</summary>
    public Region? RegionOf(CellRange range)
    {
        var region = Clip(range);
        return region.Top <= region.Bottom && Shrink(region) is not null ? region : null;
    }

    /// <summary>A range as far as there are rows and columns with cells; its bottom lies above its top where it has no row.</summary>
    public Region Clip(CellRange range)
        => new(IndexOf(range.First.Row), IndexOf(range.Last.Row + 1) - 1, range.First.Column, Math.Min(range.Last.Column, Math.Max(LastColumn, range.First.Column)));

    /// <summary>The smallest region that holds all cells between the limits of another.</summary>
    public Region? Shrink(Region region)
    {
        int top = -1, bottom = -1, left = int.MaxValue, right = 0;
        for (var row = region.Top; row <= region.Bottom; row++)
        {
            var cells = Row(row, region.Left, region.Right);
            if (cells.Count == 0)
            {
                continue;
            }

            top = top < 0 ? row : top;
            bottom = row;
            left = Math.Min(left, cells[0].Column);
            right = Math.Max(right, cells[cells.Count - 1].Column);
        }

        return top < 0 ? null : new(top, bottom, left, right);
    }

    /// <summary>The grid without the cells of some tables.</summary>
    public SheetGrid Without(IReadOnlyList<CellRange> tables)
    {
        if (tables.Count == 0)
        {
            return this;
        }

        var (cells, numbers, starts) = _cells.Without(tables, _rowNumbers, _rowStarts);
        return new(cells, numbers, starts) { HiddenRows = HiddenRows, OutlineLevels = OutlineLevels, Formulas = Formulas, Layout = Layout };
    }

    private static int LowerBound(ReadOnlySpan<ushort> columns, int column)
    {
        if (columns.Length == 0 || columns[0] >= column)
        {
            return 0;
        }

        var index = column > ushort.MaxValue ? ~columns.Length : columns.BinarySearch((ushort)column);
        return index >= 0 ? index : ~index;
    }
}
