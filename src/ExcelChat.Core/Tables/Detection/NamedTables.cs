using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>
/// Takes a range that the author named, or set apart for print, as a declared table where it agrees with what the cells form: it holds one table, or blocks of
/// one below each other, and besides nothing but lines of text above and below. Any other name, as those of columns, of single cells and of whole forms, says nothing.
/// </summary>
internal static class NamedTables
{
    /// <summary>So many names of a sheet are looked at, the smallest ranges first: no author gives more to tables.</summary>
    private const int MostNames = 1000;

    /// <summary>The tables, those that a name declares as it says; in the same order.</summary>
    public static IReadOnlyList<TableDraft> Declare(SheetGrid grid, IReadOnlyList<TableDraft> drafts, CancellationToken cancellationToken)
    {
        var tables = drafts.ToList();
        foreach (var named in Candidates(grid.Layout.NamedRanges))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var range = grid.Clip(named.Range);
            var inside = tables.FindAll(table => table.Region.Overlaps(range));
            if (inside.Count > 0 && inside.TrueForAll(table => !table.IsDeclared && range.Contains(table.Region))
                && Whole(grid, inside, IsExcels(named)) is { } region && HoldsOnly(grid, range, region, inside))
            {
                tables.Insert(tables.IndexOf(inside[0]), Named(grid, inside, region, named));
                tables.RemoveAll(inside.Contains);
            }
        }

        return tables;
    }

    /// <summary>The names that may be of tables, one a range; one that the author gave goes before those of Excel.</summary>
    private static IEnumerable<NamedRange> Candidates(IEnumerable<NamedRange> names)
        => names.Where(named => named.Range is { Rows: > 1, Columns: > 1 } && IsOfCells(named))
            .OrderBy(named => (long)named.Range.Rows * named.Range.Columns)
            .ThenBy(IsExcels)
            .DistinctBy(named => named.Range)
            .Take(MostNames);

    /// <summary>Of the names that Excel makes only print areas, filtered lists and databases are tables.</summary>
    private static bool IsOfCells(NamedRange named)
        => !named.Name.StartsWith("_xlnm.", StringComparison.Ordinal) || IsExcels(named);

    private static bool IsExcels(NamedRange named) => named.Name is NamedRange.PrintArea or "_xlnm._FilterDatabase" or "_xlnm.Database";

    /// <summary>
    /// The one table that some are: one alone, or the first with blocks below it that have no header of their own and go on with its columns. Null when they are
    /// several. What Excel names says what goes on a page or through a filter, so that must be one already.
    /// </summary>
    private static Region? Whole(SheetGrid grid, List<TableDraft> tables, bool isExcels)
    {
        var first = tables.MinBy(table => table.Region.Top)!;
        var region = first.Region;
        if (region.Rows < 2 || region.Columns < 2 || (isExcels && tables.Count > 1))
        {
            return null;
        }

        var areBlocks = tables.TrueForAll(table => table == first || (table.HeaderRows == 0
            && (table.Region.Left, table.Region.Right) == (region.Left, region.Right)
            && BlockJoiner.HasValuesOf(grid, region, table.Region)));
        return areBlocks ? region with { Bottom = tables.Max(table => table.Region.Bottom) } : null;
    }

    /// <summary>Whether a range holds a table of some blocks and besides at most lines of text above and below it.</summary>
    private static bool HoldsOnly(SheetGrid grid, Region range, Region table, List<TableDraft> blocks)
    {
        for (var row = range.Top; row <= range.Bottom; row++)
        {
            var cells = grid.Row(row, range.Left, range.Right);
            var isBeside = cells.Count > 0 && (cells[0].Column < table.Left || cells[cells.Count - 1].Column > table.Right);
            var isInside = row >= table.Top && row <= table.Bottom;
            var isSound = isInside ? !isBeside && (cells.Count == 0 || blocks.Exists(block => row >= block.Region.Top && row <= block.Region.Bottom)) : cells.Count == 0 || cells.IsOneText;
            if (!isSound)
            {
                return false;
            }
        }

        return true;
    }

    private static TableDraft Named(SheetGrid grid, List<TableDraft> blocks, Region region, NamedRange named) => blocks[0] with
    {
        Region = region,
        HeaderRows = blocks.Count == 1 ? blocks[0].HeaderRows : HeaderFinder.Find(grid, region),
        Name = IsExcels(named) ? null : named.Name,
        IsDeclared = true,
        Confidence = 1,
        Reasons = [.. blocks[0].Reasons, IsExcels(named) ? "The author set just these cells apart, for print or for a filter." : $"The author named the range {named.Name}."],
    };
}
