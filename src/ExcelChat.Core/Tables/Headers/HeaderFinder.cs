using ExcelChat.Tables.Detection;
using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Headers;

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
            // Numbers over words are labels as much as words over numbers are.
            var share = view.ValueShare(region.Top, values);
            return double.IsNaN(share) || share < 0.5;
        }

        return values.Count > 0 || cells.Values > 0 || !Recurs(view, region);
    }

    /// <summary>Whether the numbers of a row, if it has any, label columns: years, or a series such as 1, 2, 3.</summary>
    public static bool AreLabels(GridRow cells)
    {
        var numbers = new List<double>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Number is { } number)
            {
                numbers.Add(number);
            }
            else if (cells[i].IsValue && cells[i].Kind != CellKind.Date)
            {
                return false;
            }
        }

        return numbers.TrueForAll(n => n is >= 1800 and <= 2100 && n == Math.Floor(n)) || IsSeries(numbers);
    }

    private static bool IsSeries(List<double> numbers)
    {
        for (var i = 1; i < numbers.Count; i++)
        {
            if (numbers[i] != numbers[i - 1] + 1)
            {
                return false;
            }
        }

        return numbers.Count >= 3;
    }

    /// <summary>Whether most texts of the first row come again in their columns below, as those of a record do and labels do not.</summary>
    private static bool Recurs(RowView view, Region region)
    {
        var labels = view[region.Top];
        var recurring = new HashSet<int>();
        foreach (var cells in BodyProfile.SampleRows(region).Where(row => row > region.Top).Select(row => view[row]).Where(cells => !cells.SaysSame(labels)))
        {
            AddSame(labels, cells, recurring);
        }

        return recurring.Count * 2 > labels.Count;
    }

    /// <summary>Adds the columns in which two rows have the same text of their own.</summary>
    private static void AddSame(GridRow labels, GridRow cells, HashSet<int> columns)
    {
        for (int i = 0, j = 0; i < labels.Count && j < cells.Count;)
        {
            var (label, cell) = (labels[i], cells[j]);
            if (label.Column == cell.Column && label.Fill == GridFill.Own && cell.Fill == GridFill.Own && label.SameText(cell))
            {
                columns.Add(label.Column);
            }

            i += label.Column <= cell.Column ? 1 : 0;
            j += cell.Column <= label.Column ? 1 : 0;
        }
    }

    private static bool Continues(SheetGrid grid, Region region, int row, HashSet<int> values)
    {
        var view = new RowView(grid, region);
        if (view.IsCaption(row))
        {
            return row < region.Bottom && !view.IsCaption(row + 1) && view[row + 1].Values == 0 && Continues(grid, region, row + 1, values);
        }

        var cells = view[row];
        if (ReachesDown(grid, region, row))
        {
            return true;
        }

        if (cells.Values > 0)
        {
            return AreLabels(cells) && StandOver(cells, values, cell => cell.IsValue)
                && (Spans(view[row - 1], cells) || !AreLabels(view[Math.Min(row + 1, region.Bottom)]));
        }

        return Spans(view[row - 1], cells) || StandOver(cells, values, cell => cell.IsPlainWords);
    }

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
        var (a, b) = (row.At(left), row.At(right));
        return !a.IsBlank && !b.IsBlank && !a.SameText(b);
    }

    /// <summary>Whether labels stand over most of the columns of values. One such column proves nothing: a record may say "unknown" there.</summary>
    private static bool StandOver(GridRow cells, HashSet<int> values, Func<GridCell, bool> isLabel)
    {
        var labels = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            labels += values.Contains(cells[i].Column) && isLabel(cells[i]) ? 1 : 0;
        }

        return labels > 1 && labels * 2 > values.Count;
    }
}
