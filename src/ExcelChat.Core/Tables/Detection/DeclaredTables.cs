using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>Takes the tables that the author declared as they are.</summary>
internal static class DeclaredTables
{
    /// <summary>A draft for each declared table with cells, cut to the rows and columns that exist.</summary>
    public static IEnumerable<TableDraft> Draft(SheetGrid grid)
    {
        foreach (var declared in grid.Layout.ListObjects)
        {
            var top = grid.IndexOf(declared.Range.First.Row);
            var bottom = grid.IndexOf(declared.Range.Last.Row + 1) - 1;
            var region = new Region(top, bottom, declared.Range.First.Column, Math.Min(declared.Range.Last.Column, Math.Max(grid.LastColumn, declared.Range.First.Column)));
            if (top <= bottom && grid.Shrink(region) is not null)
            {
                yield return new(region, Math.Min(declared.HeaderRows, region.Rows)) { Name = declared.Name, TotalsRows = declared.TotalsRows };
            }
        }
    }
}
