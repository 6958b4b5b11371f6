using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Detection;

/// <summary>
/// Cuts a band of rows at blank columns into tables that stand side by side. A blank column alone does not part a table: what is right of
/// it must look like a table of its own, since authors also use narrow blank columns as spacers.
/// </summary>
internal static class ColumnSplitter
{
    private const int WidestSpacer = 3;
    private const double NamedShare = 0.7;

    /// <summary>The parts from left to right; the band itself, unchanged, when it is one.</summary>
    public static List<Region> Split(SheetGrid grid, Region band)
    {
        var lines = LinesAbove(grid, band);
        var parts = Parts(grid, band with { Top = band.Top + lines });
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (!StandApart(grid, parts[i - 1], parts[i]))
            {
                parts[i - 1] = Union(parts[i - 1], parts[i]);
                parts.RemoveAt(i);
            }
        }

        if (parts.Count <= 1)
        {
            return [band];
        }

        return lines == 0 ? parts : [band with { Bottom = band.Top + lines - 1 }, .. parts];
    }

    private static int LinesAbove(SheetGrid grid, Region band)
    {
        var lines = 0;
        while (lines < band.Rows - 1 && grid.Row(band.Top + lines, band.Left, band.Right).IsOneText)
        {
            lines++;
        }

        return lines;
    }

    private static List<Region> Parts(SheetGrid grid, Region band)
    {
        var occupied = new bool[band.Columns];
        for (var row = band.Top; row <= band.Bottom; row++)
        {
            var cells = grid.Row(row, band.Left, band.Right);
            for (var i = 0; i < cells.Count; i++)
            {
                occupied[cells[i].Column - band.Left] = true;
            }
        }

        var parts = new List<Region>();
        for (int left = 0, c = 0; c <= occupied.Length; c++)
        {
            if (c == occupied.Length || !occupied[c])
            {
                if (c > left)
                {
                    parts.Add(grid.Shrink(new(band.Top, band.Bottom, band.Left + left, band.Left + c - 1))!.Value);
                }

                left = c + 1;
            }
        }

        return parts;
    }

    private static bool StandApart(SheetGrid grid, Region left, Region right)
    {
        var gap = right.Left - left.Right - 1;
        if (NamesRowsOf(grid, left, right))
        {
            return false;
        }

        if (gap > WidestSpacer)
        {
            return true;
        }

        if (left.Columns == 1 && right.Columns == 1)
        {
            return false;
        }

        return SameHeader(grid, left, right)
            || (gap > 1 && Math.Min(left.Columns, right.Columns) > 1)
            || (right.Columns > 1 && left.Columns > 1 && BeginsWithNames(grid, right) && BeginsWithNames(grid, left))
            || (Math.Abs(left.Bottom - right.Bottom) > 2 && Math.Min(left.Columns, right.Columns) > 1);
    }

    /// <summary>
    /// Whether a column of words names the rows of values at its right, however wide the space that long labels need: nearly each row of values has
    /// its label, and the values have no names of their own.
    /// </summary>
    private static bool NamesRowsOf(SheetGrid grid, Region left, Region right)
    {
        if (left.Columns > 1 || BodyProfile.ValueColumns(grid, left).Count > 0 || !BodyProfile.ValueColumns(grid, right).Contains(right.Left))
        {
            return false;
        }

        int rows = 0, named = 0;
        for (var row = right.Top; row <= right.Bottom; row++)
        {
            if (grid.Row(row, right.Left, right.Right).Values > 0)
            {
                rows++;
                named += grid.At(row, left.Left).IsWords ? 1 : 0;
            }
        }

        return named >= NamedShare * rows;
    }

    private static bool BeginsWithNames(SheetGrid grid, Region part)
    {
        var names = BodyProfile.ValueColumns(grid, part with { Right = part.Left }).Count == 0;
        return names && part.Rows > 1 && BodyProfile.ValueColumns(grid, part).Count > 0;
    }

    private static bool SameHeader(SheetGrid grid, Region left, Region right)
    {
        var (a, b) = (grid.Row(left.Top, left.Left, left.Right), grid.Row(right.Top, right.Left, right.Right));
        if (a.Count != b.Count || a.Count < 2)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!a[i].SameText(b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static Region Union(Region a, Region b)
        => new(Math.Min(a.Top, b.Top), Math.Max(a.Bottom, b.Bottom), Math.Min(a.Left, b.Left), Math.Max(a.Right, b.Right));
}
