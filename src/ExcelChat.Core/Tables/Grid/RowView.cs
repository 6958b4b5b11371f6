namespace ExcelChat.Tables.Grid;

/// <summary>What the rows of a region look like, as rules about titles, headers and gaps ask for it.</summary>
internal readonly struct RowView(SheetGrid grid, Region region)
{
    /// <summary>The cells of a row of the region.</summary>
    /// <param name="row">The row's index in the grid.</param>
    public GridRow this[int row] => grid.Row(row, region.Left, region.Right);

    /// <summary>Whether the row says one thing only, in words, beside labels that a merged range brings down from above: a unit, a heading.</summary>
    public bool IsCaption(int row)
    {
        var cells = this[row];
        GridCell caption = default;
        var isMerged = false;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Fill == GridFill.Down)
            {
                continue;
            }

            isMerged |= cells[i].Fill == GridFill.Across;
            if (!caption.IsBlank && cells[i].Value != caption.Value)
            {
                return false;
            }

            caption = cells[i];
        }

        return caption.IsWords || (isMerged && !caption.IsBlank);
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
