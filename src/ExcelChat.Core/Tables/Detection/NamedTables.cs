using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>
/// Takes a range that the author named, or set apart for print, as a declared table where it agrees with what the cells form: it equals a table or holds all
/// cells of one. A name that cuts through a table, as those of columns and single cells do, or that holds several tables with headers of their own says nothing.
/// </summary>
internal static class NamedTables
{
    private const double MinFill = 0.8;

    /// <summary>The tables, those that a name declares as it says; in the same order.</summary>
    public static IReadOnlyList<TableDraft> Declare(SheetGrid grid, IReadOnlyList<TableDraft> drafts)
    {
        var tables = drafts.ToList();
        foreach (var named in grid.Layout.NamedRanges.Where(IsOfCells).OrderBy(named => (long)named.Range.Rows * named.Range.Columns))
        {
            if (grid.RegionOf(named.Range) is { } cells && grid.Shrink(cells) is { } region)
            {
                Declare(grid, Body(grid, region), named, tables);
            }
        }

        return tables;
    }

    /// <summary>Of the names that Excel makes only print areas, filtered lists and databases are tables.</summary>
    private static bool IsOfCells(NamedRange named)
        => !named.Name.StartsWith("_xlnm.", StringComparison.Ordinal) || IsExcels(named);

    private static bool IsExcels(NamedRange named) => named.Name is NamedRange.PrintArea or "_xlnm._FilterDatabase" or "_xlnm.Database";

    /// <summary>What is left without titles above and notes below.</summary>
    private static Region Body(SheetGrid grid, Region region)
    {
        var untitled = region with { Top = region.Top + TextLines.Above(grid, region) };
        return grid.Shrink(untitled with { Bottom = untitled.Bottom - TextLines.Below(grid, untitled) })!.Value;
    }

    private static void Declare(SheetGrid grid, Region region, NamedRange named, List<TableDraft> tables)
    {
        var first = tables.FindIndex(table => table.Region.Overlaps(region));
        var inside = tables.FindAll(table => table.Region.Overlaps(region));
        if (first < 0 || region.Rows < 2 || region.Columns < 2 || inside.Exists(table => table.IsDeclared || !region.Contains(table.Region)))
        {
            return;
        }

        // What Excel names says what goes on a page or through a filter: only where that is just one table does it say that it is one.
        var isTable = IsExcels(named) ? inside[0].Region == region : Fills(inside, region) && inside.Skip(1).All(table => table.HeaderRows == 0);
        if (isTable)
        {
            tables.RemoveAll(inside.Contains);
            tables.Insert(first, inside[0] with
            {
                Region = region,
                HeaderRows = region == inside[0].Region ? inside[0].HeaderRows : HeaderFinder.Find(grid, region),
                Name = IsExcels(named) ? null : named.Name,
                IsDeclared = true,
                Confidence = 1,
                Reasons = [.. inside[0].Reasons, IsExcels(named) ? "The author set just these cells apart, for print or for a filter." : $"The author named the range {named.Name}."],
            });
        }
    }

    /// <summary>Whether tables make up most of a range: one around a form with a table in it names the form.</summary>
    private static bool Fills(List<TableDraft> tables, Region region)
        => tables.Sum(table => (long)table.Region.Rows * table.Region.Columns) >= MinFill * region.Rows * region.Columns;
}
