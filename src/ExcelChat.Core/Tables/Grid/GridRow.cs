namespace ExcelChat.Tables.Grid;

/// <summary>Some adjacent cells of one row of a grid.</summary>
internal readonly struct GridRow(GridCells cells, int start, int count)
{
    public int Count => count;

    public GridCell this[int index] => new(cells, start + index);

    /// <summary>The cell in a column, or a blank.</summary>
    public GridCell At(int column)
    {
        if (count == 0 || column > ushort.MaxValue)
        {
            return default;
        }

        var index = cells.Columns.AsSpan(start, count).BinarySearch((ushort)column);
        return index >= 0 ? this[index] : default;
    }

    /// <summary>Whether all its cells say the same, as a title does that is merged over its table or stands alone.</summary>
    public bool IsOneText
    {
        get
        {
            if (count == 0 || !this[0].IsText)
            {
                return false;
            }

            for (var i = 1; i < count; i++)
            {
                if (!this[i].SameText(this[0]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether another row says the same in the same places, words and years, as a header does that is repeated further down.</summary>
    public bool SaysSame(GridRow other)
    {
        if (other.Count != count)
        {
            return false;
        }

        var hasWords = false;
        for (var i = 0; i < count; i++)
        {
            if (this[i].Value != other[i].Value || this[i].Column != other[i].Column)
            {
                return false;
            }

            hasWords |= this[i].IsWords;
        }

        return hasWords;
    }

    /// <summary>The number of cells that carry a value as data do.</summary>
    public int Values
    {
        get
        {
            var values = 0;
            for (var i = 0; i < count; i++)
            {
                values += this[i].IsValue ? 1 : 0;
            }

            return values;
        }
    }
}
