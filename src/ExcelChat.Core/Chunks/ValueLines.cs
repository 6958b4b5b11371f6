using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>
/// The different texts of each column, in the order they first come: what can be asked for by name, once instead of once a row. A column with more than a bound of
/// different texts is left to its rows.
/// </summary>
internal sealed class ValueLines(TokenCounter tokens, int longest, int mostValues)
{
    public Section? Of(Table table)
    {
        var lines = table.Rows.Count == 0 ? [] : table.Columns.SelectMany(column => LinesOf(table, column)).ToArray();
        return lines.Length == 0 ? null : new(ChunkKind.Values, $"{TableText.Place(table)}\nDifferent values", lines);
    }

    private IEnumerable<Line> LinesOf(Table table, Column column)
    {
        var values = Distinct(column);
        if (values.Count == 0 || values.Count > mostValues)
        {
            yield break;
        }

        var cells = CellRange.Of(table.Rows.SheetRow(0), column.SheetColumn, table.Rows.SheetRow(table.Rows.Count - 1), column.SheetColumn);
        var label = TableText.Label(column);
        var (text, length) = ($"{label}: {values[0]}", tokens.Count(label) + tokens.Count(values[0]));
        foreach (var value in values.Skip(1))
        {
            var cost = tokens.Count(value) + 1;
            if (length + cost > longest)
            {
                yield return new(text, cells);
                (text, length) = ($"{label}: {value}", tokens.Count(label) + cost);
                continue;
            }

            (text, length) = ($"{text}{TableText.Separator}{value}", length + cost);
        }

        yield return new(text, cells);
    }

    private List<string> Distinct(Column column)
    {
        var seen = new HashSet<int>();
        var values = new List<string>();
        for (var row = 0; row < column.Count && values.Count <= mostValues; row++)
        {
            if (column.Kinds[row] == CellKind.Text && seen.Add(column.Cells.TextAt(row)))
            {
                values.Add(TableText.Clip(column.Text(row)));
            }
        }

        return values;
    }
}
