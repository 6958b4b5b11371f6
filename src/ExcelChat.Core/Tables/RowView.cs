namespace ExcelChat.Tables;

/// <summary>What the rows of a region look like, as rules about titles, headers and gaps ask for it.</summary>
internal readonly struct RowView(SheetGrid grid, Region region)
{
    /// <summary>The cells of a row of the region.</summary>
    /// <param name="row">The row's index in the grid.</param>
    public GridRow this[int row] => grid.Row(row, region.Left, region.Right);

    /// <summary>Whether the row says one thing only, in words, and begins where a line of text begins.</summary>
    public bool IsLine(int row)
    {
        var cells = this[row];
        return cells.IsOneText && !cells[0].IsValue;
    }

    /// <summary>The share of the given columns in which a row has a value, of those in which it has anything but a sign for a missing value.</summary>
    public double ValueShare(int row, IReadOnlySet<int> columns)
    {
        int values = 0, all = 0;
        var cells = this[row];
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (columns.Contains(cell.Column) && !cell.IsMissing)
            {
                all++;
                values += cell.IsValue ? 1 : 0;
            }
        }

        return all == 0 ? double.NaN : (double)values / all;
    }
}
