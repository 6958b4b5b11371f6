using System.Runtime.CompilerServices;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Tables;

/// <summary>A sheet written in a test cell by cell, for what <see cref="TestSheet"/> has no room for: places, formulas, formats, hidden rows.</summary>
internal sealed class CellSheet : Sheet
{
    private readonly SortedDictionary<CellAddress, Cell> _cells = [];
    private readonly Dictionary<int, int> _levels = [];

    public SheetLayout Layout { get; init; } = SheetLayout.Empty;

    public HashSet<int> HiddenRows { get; } = [];

    public static CellSheet Create(SheetLayout? layout = null)
        => new() { Workbook = TestTable.Workbook, Name = "Sheet1", Index = 0, Layout = layout ?? SheetLayout.Empty };

    public CellSheet Put(string address, object? value, string? formula = null, string format = "General")
    {
        var at = CellAddress.Parse(address);
        _cells[at] = new(at, TestTable.Value(value), NumberFormat.Parse(format), formula);
        return this;
    }

    /// <summary>Writes a text that the cell's style sets in.</summary>
    public CellSheet PutIndented(string address, string text, int steps)
    {
        var at = CellAddress.Parse(address);
        _cells[at] = new(at, TestTable.Value(text), NumberFormat.General.Indented(steps));
        return this;
    }

    /// <summary>Groups rows as Excel's outline does.</summary>
    public CellSheet Group(params (int Row, int Level)[] rows)
    {
        foreach (var (row, level) in rows)
        {
            _levels[row] = level;
        }

        return this;
    }

    /// <summary>Writes rows of values from a cell on; null is an empty cell.</summary>
    public CellSheet PutRows(string address, params object?[][] rows)
    {
        var at = CellAddress.Parse(address);
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c] is not null)
                {
                    Put(new CellAddress(at.Row + r, at.Column + c).ToString(), rows[r][c]);
                }
            }
        }

        return this;
    }

    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var row in _cells.GroupBy(cell => cell.Key.Row))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(row.Key, HiddenRows.Contains(row.Key), row.Select(cell => cell.Value).ToArray()) { OutlineLevel = _levels.GetValueOrDefault(row.Key) };
        }
    }

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => new(Layout);
}
