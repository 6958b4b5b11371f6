using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>A set of cells of any tables, given back as few rectangles.</summary>
internal sealed class CellSet
{
    private readonly Dictionary<(WorkbookIdentity Workbook, string Sheet), HashSet<CellAddress>> _cells = [];

    public void Add(Table table, CellAddress address)
    {
        var key = (table.Workbook, table.Sheet);
        if (!_cells.TryGetValue(key, out var addresses))
        {
            _cells.Add(key, addresses = []);
        }

        addresses.Add(address);
    }

    /// <summary>The number of distinct sheet rows among the cells.</summary>
    public int RowCount => _cells.Values.Sum(addresses => addresses.Select(a => a.Row).Distinct().Count());

    /// <summary>The sheet columns in which a table has cells here.</summary>
    public IEnumerable<int> ColumnsOf(Table table)
        => _cells.TryGetValue((table.Workbook, table.Sheet), out var cells)
            ? cells.Where(table.Range.Contains).Select(c => c.Column).Distinct()
            : [];

    /// <summary>The cells as rectangles: runs down each column, then equal runs of neighbouring columns side by side.</summary>
    public IReadOnlyList<SheetRange> ToRanges()
        => [.. _cells.SelectMany(sheet => Rectangles(sheet.Value).Select(r => new SheetRange(sheet.Key.Workbook, sheet.Key.Sheet, r)))];

    private static IEnumerable<CellRange> Rectangles(HashSet<CellAddress> cells)
    {
        var rectangles = new List<CellRange>();
        foreach (var run in Runs(cells).OrderBy(r => r.First.Row).ThenBy(r => r.Last.Row).ThenBy(r => r.First.Column))
        {
            if (rectangles.Count > 0 && rectangles[^1] is var last && last.First.Row == run.First.Row && last.Last.Row == run.Last.Row
                && last.Last.Column + 1 == run.First.Column)
            {
                rectangles[^1] = new(last.First, run.Last);
            }
            else
            {
                rectangles.Add(run);
            }
        }

        return rectangles;
    }

    private static IEnumerable<CellRange> Runs(HashSet<CellAddress> cells)
    {
        foreach (var column in cells.GroupBy(c => c.Column))
        {
            var rows = column.Select(c => c.Row).Order().ToArray();
            var start = 0;
            for (var i = 1; i <= rows.Length; i++)
            {
                if (i == rows.Length || rows[i] != rows[i - 1] + 1)
                {
                    yield return CellRange.Of(rows[start], column.Key, rows[i - 1], column.Key);
                    start = i;
                }
            }
        }
    }
}
