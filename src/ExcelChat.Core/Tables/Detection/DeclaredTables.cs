using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>Takes the tables that the host or the author declared as they are: hints, Excel's tables, pivot tables.</summary>
internal sealed class DeclaredTables
{
    private readonly SheetGrid _grid;
    private readonly IReadOnlyList<TableHint> _hints;
    private readonly ListObject[] _tables;
    private readonly PivotRange[] _pivots;

    /// <param name="grid">The sheet.</param>
    /// <param name="hints">What the host knows about its tables; a hint goes before what the author declared in the same place.</param>
    public DeclaredTables(SheetGrid grid, IReadOnlyList<TableHint> hints)
    {
        _grid = grid;
        _hints = hints;
        _tables = [.. grid.Layout.ListObjects.Where(table => !hints.Any(hint => hint.Range.Overlaps(table.Range)))];
        _pivots = [.. grid.Layout.PivotRanges.Where(pivot => !hints.Any(hint => hint.Range.Overlaps(pivot.Range)) && !Array.Exists(_tables, table => table.Range.Overlaps(pivot.Range)))];
    }

    /// <summary>The cells that are declared and those of their titles, which so are not looked at for other tables.</summary>
    public IReadOnlyList<CellRange> Ranges
    {
        get
        {
            CellRange[] tables = [.. _tables.Select(table => table.Range), .. _pivots.Select(pivot => pivot.Range)];
            var titles = tables.Select(_grid.RegionOf).OfType<Region>().Select(region => TitleOf(region)?.Place).OfType<CellRange>();
            return [.. _hints.Select(hint => hint.Range), .. tables, .. titles];
        }
    }

    /// <summary>A draft for each table that has cells, cut to the rows and columns that exist.</summary>
    public IEnumerable<TableDraft> Draft()
        => _hints.Select(Draft).Concat(_tables.Select(Draft)).Concat(_pivots.Select(Draft)).OfType<TableDraft>();

    private TableDraft? Draft(TableHint hint)
        => _grid.RegionOf(hint.Range) is { } region
            ? new(region, Math.Clamp(hint.HeaderRows ?? HeaderFinder.Find(_grid, region), 0, region.Rows))
            {
                Name = hint.Name,
                HeaderColumns = hint.HeaderColumns,
                Reasons = ["The host named the range."],
            }
            : null;

    private TableDraft? Draft(ListObject table)
        => _grid.RegionOf(table.Range) is { } region
            ? new(region, Math.Min(table.HeaderRows, region.Rows))
            {
                Name = table.Name,
                Title = TitleOf(region)?.Text,
                TotalsRows = Math.Max(0, table.TotalsRows - (table.Range.Last.Row - _grid.RowNumber(region.Bottom))),
                Reasons = [$"The author declared the table {table.Name}."],
            }
            : null;

    /// <summary>The line of text straight above a table, or one blank row further up, that is no note; null when there is none. A line right below other cells belongs to them.</summary>
    private (string Text, CellRange Place)? TitleOf(Region table)
    {
        var row = table.Top - 1;
        while (row >= 0 && _grid.Row(row, table.Left, table.Right).Count == 0)
        {
            row--;
        }

        if (row < 0 || _grid.RowNumber(table.Top) - _grid.RowNumber(row) > 2)
        {
            return null;
        }

        var line = new Region(row, row, table.Left, table.Right);
        var isFree = row == 0 || _grid.RowNumber(row - 1) < _grid.RowNumber(row) - 1 || _grid.Row(row - 1, table.Left, table.Right).Count == 0;
        return isFree && TextLines.IsAll(_grid, line) && TextLines.TitleOf(_grid, line) is { } title
            ? (title, CellRange.Of(_grid.RowNumber(row), table.Left, _grid.RowNumber(row), table.Right))
            : null;
    }

    /// <summary>The row of captions above the labels of the columns, as in <c>Sum of Sales</c> beside <c>Column Labels</c>, is no header: it says what the figures are.</summary>
    private TableDraft? Draft(PivotRange pivot)
    {
        var captions = pivot.FirstHeaderRow < pivot.FirstDataRow ? pivot.FirstHeaderRow : 0;
        var first = pivot.Range.First;
        if (_grid.RegionOf(pivot.Range with { First = first with { Row = first.Row + captions } }) is not { } region)
        {
            return null;
        }

        var caption = _grid.At(_grid.IndexOf(first.Row), first.Column);
        var isCaptioned = captions > 0 && caption.IsText;
        return new(region, Math.Min(pivot.FirstDataRow - captions, region.Rows))
        {
            Name = isCaptioned || pivot.Name.Length == 0 ? null : pivot.Name,
            Title = isCaptioned ? caption.Text.Trim() : TitleOf(region)?.Text,
            HeaderColumns = pivot.FirstDataColumn,
            Kind = TableKind.Pivot,
            Summaries = [.. pivot.SummaryRows.Select(row => row + first.Row)],
            Reasons = ["It is a pivot table."],
        };
    }
}
