using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>A set of cells of any tables, given back as few rectangles. A bit for each row of a column.</summary>
internal sealed class CellSet
{
    private readonly OrderedDictionary<(WorkbookIdentity Workbook, string Sheet), SortedDictionary<int, RowSet>> _sheets = [];
    private readonly HashSet<Table> _tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>The number of distinct sheet rows among the cells.</summary>
    public int RowCount => _sheets.Values.Sum(columns => RowSet.Union(columns.Values).Count);

    public void Add(Table table, CellAddress address) => Column(table, address.Column).Add(address.Row);

    /// <summary>The rows of a column of a table's sheet.</summary>
    public RowSet Column(Table table, int sheetColumn)
    {
        _tables.Add(table);
        var key = (table.Workbook, table.Sheet);
        if (!_sheets.TryGetValue(key, out var columns))
        {
            _sheets.Add(key, columns = []);
        }

        if (!columns.TryGetValue(sheetColumn, out var rows))
        {
            columns.Add(sheetColumn, rows = new());
        }

        return rows;
    }

    /// <summary>The runs of rows in each column of each table, in rows of the sheet.</summary>
    public IEnumerable<(Table Table, Column Column, (int First, int Last) Rows)> Runs()
        => from table in _tables
           let columns = _sheets[(table.Workbook, table.Sheet)]
           from column in table.Columns
           where columns.ContainsKey(column.SheetColumn)
           from run in columns[column.SheetColumn].Runs()
           where run.First >= table.Range.First.Row && run.Last <= table.Range.Last.Row
           select (table, column, run);

    /// <summary>The sheet columns in which a table has cells here.</summary>
    public IEnumerable<int> ColumnsOf(Table table)
        => _sheets.TryGetValue((table.Workbook, table.Sheet), out var columns)
            ? columns.Where(c => c.Key >= table.Range.First.Column && c.Key <= table.Range.Last.Column && c.Value.Any(table.Range.First.Row, table.Range.Last.Row)).Select(c => c.Key)
            : [];

    /// <summary>The cells as rectangles: runs down each column, then equal runs of neighbouring columns side by side.</summary>
    public IReadOnlyList<SheetRange> ToRanges()
        => [.. _sheets.SelectMany(sheet => Rectangles(sheet.Value).Select(r => new SheetRange(sheet.Key.Workbook, sheet.Key.Sheet, r)))];

    private static List<CellRange> Rectangles(SortedDictionary<int, RowSet> columns)
    {
        var rectangles = new List<CellRange>();
        var runs = columns.SelectMany(column => column.Value.Runs().Select(run => CellRange.Of(run.First, column.Key, run.Last, column.Key)));
        foreach (var run in runs.OrderBy(r => r.First.Row).ThenBy(r => r.Last.Row).ThenBy(r => r.First.Column))
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
}
