using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>Takes the tables that the host or the author declared as they are.</summary>
internal static class DeclaredTables
{
    /// <summary>A draft for each table that was hinted at or declared and has cells, cut to the rows and columns that exist.</summary>
    public static IEnumerable<TableDraft> Draft(SheetGrid grid, IReadOnlyList<TableHint> hints)
    {
        foreach (var hint in hints)
        {
            if (RegionOf(grid, hint.Range) is { } region)
            {
                var headers = Math.Clamp(hint.HeaderRows ?? HeaderFinder.Find(grid, region), 0, region.Rows);
                yield return new(region, headers) { Name = hint.Name, HeaderColumns = hint.HeaderColumns, Reasons = ["The host named the range."] };
            }
        }

        foreach (var declared in Of(grid, hints))
        {
            if (RegionOf(grid, declared.Range) is { } region)
            {
                yield return new(region, Math.Min(declared.HeaderRows, region.Rows))
                {
                    Name = declared.Name,
                    TotalsRows = declared.TotalsRows,
                    Reasons = [$"The author declared the table {declared.Name}."],
                };
            }
        }
    }

    /// <summary>The tables that the author declared and no hint knows better.</summary>
    public static IEnumerable<ListObject> Of(SheetGrid grid, IReadOnlyList<TableHint> hints)
        => grid.Layout.ListObjects.Where(declared => !hints.Any(hint => hint.Range.Overlaps(declared.Range)));

    private static Region? RegionOf(SheetGrid grid, CellRange range)
    {
        var top = grid.IndexOf(range.First.Row);
        var bottom = grid.IndexOf(range.Last.Row + 1) - 1;
        var region = new Region(top, bottom, range.First.Column, Math.Min(range.Last.Column, Math.Max(grid.LastColumn, range.First.Column)));
        return top <= bottom && grid.Shrink(region) is not null ? region : null;
    }
}
