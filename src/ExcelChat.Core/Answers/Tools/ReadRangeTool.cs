using System.Text.Json.Nodes;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Tools;

/// <summary>What cells show.</summary>
internal sealed class ReadRangeTool(ScopedTables tables) : WorkbookTool(
    "read_range",
    "Shows the body cells of a table in a range, row by row, at most 200 cells. For figures over many rows use run_plan: never add up cells yourself.",
    """
    {"type":"object","properties":{"table":{"type":"string","description":"The table's name from list_tables."},
    "range":{"type":"string","description":"A range on the table's sheet such as B4:D19; the first rows of the table when left out."}},"required":["table"],"additionalProperties":false}
    """)
{
    private const int MaxCells = 200;
    private const int MaxCell = 80;

    protected override ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var table = tables.Find(arguments.Text("table"));
        var range = arguments.OptionalText("range") is { } given ? RangeOf(given, table) : table.Range;
        int[] columns = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].SheetColumn >= range.First.Column && table.Columns[c].SheetColumn <= range.Last.Column).Take(MaxCells)];
        var (first, end) = (table.Rows.FirstAt(range.First.Row), range.Last.Row >= table.Range.Last.Row ? table.Rows.Count : table.Rows.FirstAt(range.Last.Row + 1));
        var most = Math.Min(end - first, MaxCells / Math.Max(columns.Length, 1));
        var rows = ToolJson.Fill(Enumerable.Range(first, Math.Max(most, 0)).Select(row => Row(table, row, columns)));
        var answer = new JsonObject
        {
            ["columns"] = ToolJson.List(columns.Select(c => CellText.Clean(table.Columns[c].Name, MaxCell))),
            ["rows"] = rows,
        };
        if (end - first > rows.Count && rows.Count > 0)
        {
            answer["more"] = $"{end - first - rows.Count} rows; go on at row {table.Rows.SheetRow(first + rows.Count)}.";
        }

        return new(answer);
    }

    private static JsonObject Row(Table table, int row, int[] columns)
    {
        var text = new JsonObject { ["row"] = table.Rows.SheetRow(row), ["cells"] = ToolJson.List(columns.Select(c => CellText.Clean(table.Columns[c].Text(row), MaxCell))) };
        if (table.Rows.Role(row) is not RowRole.Data and var role)
        {
            text["is"] = role.ToString();
        }

        return text;
    }

    private static CellRange RangeOf(string given, Table table)
    {
        var text = given.AsSpan(given.LastIndexOf('!') + 1);
        return !CellRange.TryParse(text, out var range) ? throw new ExcelChatException($"\"{CellText.Clean(given)}\" is no range such as B4:D19.")
            : !range.Overlaps(table.Range) ? throw new ExcelChatException($"{range} is outside of the table, which is {table.Range}.")
            : range;
    }
}
