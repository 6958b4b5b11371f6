using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Detection;

/// <summary>Which columns of a region hold values, told from a sample of its rows.</summary>
internal static class BodyProfile
{
    private const int Sample = 64;

    /// <summary>The columns in which, below the first rows, values prevail over words.</summary>
    public static HashSet<int> ValueColumns(SheetGrid grid, Region region)
    {
        var counts = new int[region.Columns * 2];
        var view = new RowView(grid, region);
        foreach (var row in SampleRows(region))
        {
            var cells = view[row];
            for (var i = 0; i < cells.Count; i++)
            {
                var cell = cells[i];
                if (cell.Fill != GridFill.Across && !cell.IsMissing)
                {
                    counts[((cell.Column - region.Left) * 2) + (cell.IsValue ? 1 : 0)]++;
                }
            }
        }

        return [.. Enumerable.Range(0, region.Columns).Where(c => counts[(c * 2) + 1] > counts[c * 2]).Select(c => region.Left + c)];
    }

    /// <summary>Rows spread over the region. The first of them weigh little when there are more, since they may be header.</summary>
    public static IEnumerable<int> SampleRows(Region region)
    {
        var top = region.Top + Math.Min(region.Rows / 3, 8);
        var step = Math.Max(1, (region.Bottom - top + 1) / Sample);
        for (var row = top; row <= region.Bottom; row += step)
        {
            yield return row;
        }
    }
}
