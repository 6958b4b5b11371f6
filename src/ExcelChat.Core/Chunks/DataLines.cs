using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>A line a row under a repeated header. A row too wide for a chunk becomes lines of columns, each with its names and the row's label.</summary>
internal sealed class DataLines
{
    private readonly Table _table;
    private readonly ColumnBand _band;
    private readonly int _capacity;

    private DataLines(Table table, ColumnBand band, int capacity) => (_table, _band, _capacity) = (table, band, capacity);

    /// <summary>The rows of a band.</summary>
    /// <param name="table">The table.</param>
    /// <param name="band">The columns to write.</param>
    /// <param name="size">The size of a chunk, in characters.</param>
    public static Section Of(Table table, ColumnBand band, int size)
    {
        var names = string.Join(TableText.Separator, band.Labels.Concat(band.Columns).Select(TableText.Label));
        var preamble = $"{TableText.Place(table)}\n{names}";
        return new(ChunkKind.Data, preamble, new DataLines(table, band, size - preamble.Length - 1).Write());
    }

    private IEnumerable<Line> Write()
    {
        for (var row = 0; row < _table.Rows.Count; row++)
        {
            var line = Whole(row);
            if (line.Text.Length <= _capacity)
            {
                yield return line;
                continue;
            }

            foreach (var part in Split(row))
            {
                yield return part;
            }
        }
    }

    private Line Whole(int row)
    {
        var cells = _band.Labels.Select(column => TableText.Clip(column.Text(row)))
            .Concat(_band.Columns.Select(column => TableText.Cell(column, row)));
        return new(Mark(row) + string.Join(TableText.Separator, cells), Cells(row, _band.Columns[0], _band.Columns[^1]));
    }

    private IEnumerable<Line> Split(int row)
    {
        var label = Mark(row) + TableText.Clip(_table.Columns[0].Text(row));
        var (text, first) = (label, 0);
        for (var c = 0; c < _band.Columns.Count; c++)
        {
            var column = _band.Columns[c];
            var field = $"{TableText.Separator}{TableText.Label(column)}: {TableText.Cell(column, row)}";
            if (c > first && text.Length + field.Length > _capacity)
            {
                yield return new(text, Cells(row, _band.Columns[first], _band.Columns[c - 1]));
                (text, first) = (label, c);
            }

            text += field;
        }

        yield return new(text, Cells(row, _band.Columns[first], _band.Columns[^1]));
    }

    private string Mark(int row)
    {
        var role = _table.Rows.Role(row) switch
        {
            RowRole.Total or RowRole.Subtotal => "[total] ",
            RowRole.GroupHead => "[group] ",
            RowRole.Note or RowRole.Header => "[note] ",
            _ => "",
        };
        return _table.Rows.Hidden(row) ? $"[hidden] {role}" : role;
    }

    private CellRange Cells(int row, Column first, Column last)
    {
        var sheetRow = _table.Rows.SheetRow(row);
        return CellRange.Of(sheetRow, first.SheetColumn, sheetRow, last.SheetColumn);
    }
}
