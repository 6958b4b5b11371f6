using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Headers;

/// <summary>Finds the columns at the left that name the rows.</summary>
internal static class HeaderColumns
{
    private const int MaxColumns = 8;

    /// <summary>
    /// The leading columns whose label in a header of several rows reaches down all of it, beside labels that span values. One where
    /// the header says nothing, or where a label in the body spans those columns and so makes one of them.
    /// </summary>
    public static int Count(SheetGrid grid, Region region, int headerRows)
    {
        if (region.Columns == 1)
        {
            return 0;
        }

        var columns = 0;
        while (headerRows > 1 && columns < Math.Min(MaxColumns, region.Columns - 1) && ReachesDown(grid, region, headerRows, region.Left + columns))
        {
            columns++;
        }

        return columns < 2 || IsSpanned(grid, region, headerRows) ? 1 : columns;
    }

    private static bool ReachesDown(SheetGrid grid, Region region, int headerRows, int column)
    {
        for (var row = region.Top + 1; row < region.Top + headerRows; row++)
        {
            if (grid.At(row, column).Fill != GridFill.Down)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSpanned(SheetGrid grid, Region region, int headerRows)
    {
        for (var row = region.Top + headerRows; row <= region.Bottom; row++)
        {
            if (grid.At(row, region.Left).Fill == GridFill.Own && grid.At(row, region.Left + 1).Fill == GridFill.Across)
            {
                return true;
            }
        }

        return false;
    }
}
