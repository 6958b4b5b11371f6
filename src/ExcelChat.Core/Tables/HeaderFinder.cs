namespace ExcelChat.Tables;

/// <summary>
/// Finds how many rows at the top of a region are header: a first row that names the columns, and further rows as long as a merged or
/// repeated label above spans them, a merged label reaches down to them, or words stand over columns of values.
/// </summary>
internal static class HeaderFinder
{
    private const int MaxHeaderRows = 12;

    /// <summary>The number of header rows; 0 when the first row is data already.</summary>
    public static int Find(SheetGrid grid, Region region)
    {
        var view = new RowView(grid, region);
        var values = BodyProfile.ValueColumns(grid, region);
        if (!IsHeader(view, region, values))
        {
            return 0;
        }

        var rows = 1;
        while (rows < Math.Min(region.Rows, MaxHeaderRows) && Continues(grid, region, region.Top + rows, values))
        {
            rows++;
        }

        return rows;
    }

    private static bool IsHeader(RowView view, Region region, HashSet<int> values)
    {
        var cells = view[region.Top];
        if (cells.Values > 0 && !AreLabels(cells))
        {
            var share = view.ValueShare(region.Top, values);
            return double.IsNaN(share) ? cells.Values * 2 < cells.Count : share < 0.5;
        }

        return values.Count > 0 || cells.Values > 0 || !Recurs(view, region);
    }

    /// <summary>Years and other regular series of numbers label columns: 2019, 2020, 2021 or 1, 2, 3.</summary>
    public static bool AreLabels(GridRow cells)
    {
        double? last = null, step = null;
        int numbers = 0, years = 0;
        var regular = true;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Kind is Workbooks.CellKind.Date)
            {
                continue;
            }

            if (cells[i].Number is not { } number)
            {
                if (cells[i].IsValue)
                {
                    return false;
                }

                continue;
            }

            numbers++;
            years += number is >= 1800 and <= 2100 && number == Math.Floor(number) ? 1 : 0;
            regular &= number == last || last is null || step is null || number - last == step;
            step = last is null || number == last ? step : number - last;
            last = number;
        }

        return numbers == 0 || years == numbers || (numbers >= 3 && regular && step is 1 or -1);
    }

    /// <summary>Whether most texts of the first row come again in their columns below, as those of a record do and labels do not.</summary>
    private static bool Recurs(RowView view, Region region)
    {
        var first = view[region.Top];
        int recurring = 0, words = 0;
        for (var i = 0; i < first.Count; i++)
        {
            words++;
            foreach (var row in BodyProfile.SampleRows(region))
            {
                var cells = view[row];
                if (row > region.Top && first[i].Fill == GridFill.Own && Same(cells, first[i]))
                {
                    recurring++;
                    break;
                }
            }
        }

        return recurring * 2 > words;
    }

    private static bool Same(GridRow cells, GridCell label)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Column == label.Column)
            {
                return cells[i].Fill == GridFill.Own && cells[i].SameText(label);
            }
        }

        return false;
    }

    private static bool Continues(SheetGrid grid, Region region, int row, HashSet<int> values)
    {
        var view = new RowView(grid, region);
        var cells = view[row];
        if (cells.IsOneText)
        {
            return ReachesDown(grid, region, row) && !ClosesHeader(view, region, row, values);
        }

        var data = view.ValueShare(row, values);
        if (data > 0 && !(AreLabels(cells) && !AreLabels(view[Math.Min(row + 1, region.Bottom)])))
        {
            return false;
        }

        return ReachesDown(grid, region, row) || Spans(view[row - 1], cells) || (data == 0 && WordsOver(cells, values));
    }

    /// <summary>A single text merged over the values, such as a unit, ends the header though the label at its left reaches down beside it.</summary>
    private static bool ClosesHeader(RowView view, Region region, int row, HashSet<int> values)
        => row >= region.Bottom || view.ValueShare(row + 1, values) > 0;

    private static bool ReachesDown(SheetGrid grid, Region region, int row)
    {
        var cells = grid.Row(row, region.Left, region.Right);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Fill == GridFill.Down || (cells[i].Fill == GridFill.Across && grid.At(row - 1, cells[i].Column).SameText(cells[i])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a label above stands over several labels of the row.</summary>
    private static bool Spans(GridRow above, GridRow row)
    {
        for (var i = 1; i < above.Count; i++)
        {
            var (left, right) = (above[i - 1], above[i]);
            if (right.Column == left.Column + 1 && right.SameText(left) && Differ(row, left.Column, right.Column))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differ(GridRow row, int left, int right)
    {
        GridCell a = default, b = default;
        for (var i = 0; i < row.Count; i++)
        {
            a = row[i].Column == left ? row[i] : a;
            b = row[i].Column == right ? row[i] : b;
        }

        return !a.IsBlank && !b.IsBlank && !a.SameText(b);
    }

    /// <summary>Whether words stand over most of the columns of values.</summary>
    private static bool WordsOver(GridRow cells, HashSet<int> values)
    {
        var words = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            words += values.Contains(cells[i].Column) && cells[i].IsWords ? 1 : 0;
        }

        return values.Count > 0 && words * 2 > values.Count;
    }
}
