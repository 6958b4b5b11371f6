using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;

namespace ExcelChat.Tables.Detection;

/// <summary>Decides whether a block below a blank row goes on with the table above it or begins another.</summary>
internal static class BlockJoiner
{
    internal const int MaxGap = 3;
    private const int MaxHeaderRows = 6;

    public static bool Continues(SheetGrid grid, Region above, Region below)
    {
        var gap = grid.RowNumber(below.Top) - grid.RowNumber(above.Bottom) - 1;
        if (gap > MaxGap || below.Left < above.Left || below.Right > above.Right + 1)
        {
            return IsHeaderOf(grid, above, below, gap);
        }

        if (IsHeaderOf(grid, above, below, gap))
        {
            return true;
        }

        var values = BodyProfile.ValueColumns(grid, above);
        return values.Count > 0 ? GoesOn(grid, below, values) : gap == 1 && IsMoreText(grid, above, below);
    }

    /// <summary>Whether a block has values where a table above it has them, however far above that is.</summary>
    public static bool HasValuesOf(SheetGrid grid, Region above, Region below)
        => BodyProfile.ValueColumns(grid, above) is { Count: > 0 } values && GoesOn(grid, below, values);

    /// <summary>The first row of the block with more than a label must have values where the table above has them.</summary>
    private static bool GoesOn(SheetGrid grid, Region below, HashSet<int> values)
    {
        for (var row = below.Top; row <= below.Bottom; row++)
        {
            var cells = grid.Row(row, below.Left, below.Right);
            if (cells.IsOneText)
            {
                continue;
            }

            return !(cells.Values > 1 && HeaderFinder.AreLabels(cells)) && new RowView(grid, below).ValueShare(row, values) >= 0.5;
        }

        return false;
    }

    private static bool IsMoreText(SheetGrid grid, Region above, Region below)
        => above.Columns > 1 && BodyProfile.ValueColumns(grid, below).Count == 0 && below.Columns * 2 > above.Columns && !TextLines.IsAll(grid, below)
        && !grid.At(below.Top, below.Left).SameText(grid.At(above.Top, below.Left));

    /// <summary>Whether the upper block is the header, set off by one blank row, of a block that has none.</summary>
    private static bool IsHeaderOf(SheetGrid grid, Region above, Region below, int gap)
    {
        if (gap != 1 || above.Rows > MaxHeaderRows || above.Left < below.Left || above.Right > below.Right || above.Columns * 2 <= below.Columns)
        {
            return false;
        }

        for (var row = above.Top; row <= above.Bottom; row++)
        {
            if (!HeaderFinder.AreLabels(grid.Row(row, above.Left, above.Right)))
            {
                return false;
            }
        }

        var body = below with { Top = below.Top + TextLines.Above(grid, below) };
        return grid.Row(above.Bottom, above.Left, above.Right).Count > 1 && HeaderFinder.Find(grid, body) == 0;
    }
}
