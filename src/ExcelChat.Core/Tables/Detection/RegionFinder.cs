using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Detection;

/// <summary>
/// Cuts the occupied grid into blocks: at blank rows, and within the bands so made at blank columns, again and again until nothing
/// can be cut. Each pass is linear in the cells it sees.
/// </summary>
internal sealed class RegionFinder(SheetGrid grid)
{
    private const int MaxDepth = 8;

    /// <summary>The blocks of a region, those of one band from left to right, the bands from top to bottom.</summary>
    public List<List<Region>> Find(Region region) => [.. Split(region, 0)];

    private IEnumerable<List<Region>> Split(Region region, int depth)
    {
        var stack = new List<Region>();
        foreach (var band in Bands(region))
        {
            var columns = depth < MaxDepth ? ColumnSplitter.Split(grid, band) : [band];
            if (columns.Count == 1)
            {
                stack.Add(columns[0]);
                continue;
            }

            if (stack.Count > 0)
            {
                yield return stack;
                stack = [];
            }

            foreach (var stacks in columns.SelectMany(column => Split(column, depth + 1)))
            {
                yield return stacks;
            }
        }

        if (stack.Count > 0)
        {
            yield return stack;
        }
    }

    private IEnumerable<Region> Bands(Region region)
    {
        int top = -1, last = -1;
        for (var row = region.Top; row <= region.Bottom; row++)
        {
            if (grid.Row(row, region.Left, region.Right).Count == 0)
            {
                continue;
            }

            if (top >= 0 && grid.RowNumber(row) > grid.RowNumber(last) + 1)
            {
                yield return grid.Shrink(new(top, last, region.Left, region.Right))!.Value;
                top = row;
            }

            top = top < 0 ? row : top;
            last = row;
        }

        if (top >= 0)
        {
            yield return grid.Shrink(new(top, last, region.Left, region.Right))!.Value;
        }
    }
}
