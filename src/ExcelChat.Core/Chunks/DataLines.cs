using System.Numerics;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>
/// A line a row, each value with its column's name, blanks left out. A row too wide for a chunk becomes lines of columns, each with the row's label. Blocks begin at
/// multiples of a number of rows, so that a row that changes leaves the blocks of other rows as they were.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="tokens">Counts what a line costs.</param>
/// <param name="capacity">The most tokens of a line, and of the lines of a block.</param>
internal sealed class DataLines(Table table, TokenCounter tokens, int capacity)
{
    /// <summary>The first rows tell how many rows go into a block.</summary>
    private const int Probe = 32;

    private const int MostRows = 256;

    private readonly string[] _labels = [.. table.Columns.Select(TableText.Label)];

    /// <summary>The lines of all rows.</summary>
    public IEnumerable<Line> Write()
    {
        var rows = RowsOfBlock();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var begins = row % rows == 0;
            foreach (var line in Write(row))
            {
                yield return line with { Begins = begins };
                begins = false;
            }
        }
    }

    /// <summary>
    /// How many rows fill a block: 1, 2, 3, 4, 6, 8, 12 and so on. A change to a few of the first rows hardly ever makes it another number.
    /// </summary>
    private int RowsOfBlock()
    {
        var probed = Math.Clamp(table.Rows.Count, 1, Probe);
        var cost = Enumerable.Range(0, Math.Min(probed, table.Rows.Count)).SelectMany(Write).Sum(line => tokens.Count(line.Text) + 1);
        var mean = Math.Max(1, cost / probed);
        var fit = Math.Clamp(capacity / mean, 1, MostRows);
        var power = 1 << BitOperations.Log2((uint)fit);
        return fit >= power * 3 / 2 && power > 1 ? power * 3 / 2 : power;
    }

    private IEnumerable<Line> Write(int row)
    {
        var label = Mark(row);
        var (text, length, first) = (label, tokens.Count(label), 0);
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var field = Field(row, c);
            var cost = field.Length == 0 ? 0 : tokens.Count(field) + 1;
            if (c > first && length + cost > capacity)
            {
                yield return new(text, Cells(row, first, c - 1));
                label = $"{Mark(row)}{TableText.Clip(table.Columns[0].Text(row))}";
                (text, length, first) = (label, tokens.Count(label), c);
            }

            text = field.Length == 0 ? text : text.Length == 0 || text.EndsWith("] ", StringComparison.Ordinal) ? text + field : $"{text}{TableText.Separator}{field}";
            length += cost;
        }

        yield return new(text, Cells(row, first, table.Columns.Count - 1));
    }

    private string Field(int row, int column)
    {
        var value = TableText.Cell(table.Columns[column], row);
        return value.Length == 0 ? "" : $"{_labels[column]}: {value}";
    }

    private string Mark(int row)
    {
        var role = table.Rows.Role(row) switch
        {
            RowRole.Total or RowRole.Subtotal => "[total] ",
            RowRole.GroupHead => "[group] ",
            RowRole.Note or RowRole.Header => "[note] ",
            _ => "",
        };
        return table.Rows.Hidden(row) ? $"[hidden] {role}" : role;
    }

    private CellRange Cells(int row, int first, int last)
    {
        var sheetRow = table.Rows.SheetRow(row);
        return CellRange.Of(sheetRow, table.Columns[first].SheetColumn, sheetRow, table.Columns[last].SheetColumn);
    }
}
