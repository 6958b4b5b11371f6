namespace ExcelChat.Workbooks.Formulas;

/// <summary>A range of a sheet as an operand. Its values are read, and computed before that where they must be, only when asked for.</summary>
internal sealed class Area(Evaluation evaluation, Grid grid, CellRange range) : Matrix
{
    public Grid Grid => grid;

    public CellRange Range => range;

    public override int Rows => range.Rows;

    public override int Columns => range.Columns;

    public override Scalar this[int row, int column] => evaluation.Read(grid, range.First.Row + row, range.First.Column + column);

    public override IEnumerable<Entry> Filled()
    {
        for (var place = grid.FindRow(range.First.Row); grid.RowAt(place) is var row && row <= range.Last.Row && !evaluation.Failed; place++)
        {
            var (first, end) = grid.Within(place, range);
            for (var i = first; i < end; i++)
            {
                yield return new(row - range.First.Row, grid[i].Column - range.First.Column, evaluation.ReadAt(grid, i, row));
            }
        }
    }

    /// <summary>The range of another size with the same first cell; null when it would leave the sheet.</summary>
    public Area? Resized(int rows, int columns) => Part(0, 0, rows, columns);

    /// <summary>A range from a place of this one; null when it would leave the sheet.</summary>
    public Area? Part(int row, int column, int rows, int columns)
    {
        long firstRow = (long)range.First.Row + row, firstColumn = (long)range.First.Column + column;
        return rows < 1 || columns < 1 || firstRow < 1 || firstColumn < 1
            || firstRow + rows - 1 > CellAddress.MaxRow || firstColumn + columns - 1 > CellAddress.MaxColumn
            ? null
            : new(evaluation, grid, CellRange.Of((int)firstRow, (int)firstColumn, (int)firstRow + rows - 1, (int)firstColumn + columns - 1));
    }

    /// <summary>Gives up; see <see cref="Evaluation.Fail"/>.</summary>
    public void Fail() => evaluation.Fail();

    /// <summary>Whether going on reading leads to nothing.</summary>
    public bool IsStopped => evaluation.Failed;

    /// <summary>How many of its rows, from the first, can hold a value.</summary>
    public int UsedRows => Math.Clamp(grid.LastRow - range.First.Row + 1, 0, Rows);

    /// <summary>How many of its columns, from the first, can hold a value.</summary>
    public int UsedColumns => Math.Clamp(grid.LastColumn - range.First.Column + 1, 0, Columns);

    /// <summary>Whether a row is hidden.</summary>
    public bool IsHidden(int row) => grid.IsHidden(range.First.Row + row);

    /// <summary>Whether any row of the range is hidden.</summary>
    public bool HasHiddenRows => grid.HasHiddenRows(range);

    /// <summary>Whether the cell is itself a subtotal, which a subtotal over it leaves out.</summary>
    public bool IsSubtotal(int row, int column) => grid.Find(range.First.Row + row, range.First.Column + column) is var index and >= 0 && grid[index].IsSubtotal;
}
