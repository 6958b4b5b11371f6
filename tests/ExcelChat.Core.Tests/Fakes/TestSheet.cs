using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>A sheet written in a test as rows of objects, from A1; null is an empty cell.</summary>
internal sealed class TestSheet : Sheet
{
    private readonly object?[][] _rows;

    private TestSheet(object?[][] rows) => _rows = rows;

    public SheetLayout Layout { get; init; } = SheetLayout.Empty;

    public static TestSheet Of(params object?[][] rows) => new(rows) { Workbook = TestTable.Workbook, Name = "Sheet1", Index = 0 };

    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        for (var r = 0; r < _rows.Length; r++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = _rows[r]
                .Select((value, c) => new Cell(new(r + 1, c + 1), TestTable.Value(value), NumberFormat.General))
                .Where(cell => !cell.Value.IsBlank)
                .ToArray();
            yield return new(r + 1, hidden: false, cells);
        }
    }

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => new(Layout);
}
