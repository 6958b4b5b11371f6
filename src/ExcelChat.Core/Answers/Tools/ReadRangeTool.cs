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
        int[] asked = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].SheetColumn >= range.First.Column && table.Columns[c].SheetColumn <= range.Last.Column)];
        var (first, end) = (table.Rows.FirstAt(range.First.Row), range.Last.Row >= table.Range.Last.Row ? table.Rows.Count : table.Rows.FirstAt(range.Last.Row + 1));
        var columns = asked[..ToolJson.Fill(asked.Take(MaxCells).Select(c => Head(table, first, c)), ToolJson.MaxLength / 2).Count];
        var most = Math.Min(end - first, MaxCells / Math.Max(columns.Length, 1));
        var answer = new JsonObject { ["columns"] = ToolJson.List(columns.Select(c => Text(table.Columns[c].Name))) };
        var rows = ToolJson.Fill(Enumerable.Range(first, Math.Max(most, 0)).Select(row => Row(table, row, columns)), ToolJson.Left(answer));
        answer["rows"] = rows;
        string[] more =
        [
            .. asked.Length > columns.Length ? [$"{asked.Length - columns.Length} columns; go on at column {CellAddress.ColumnName(table.Columns[asked[columns.Length]].SheetColumn)}."] : Array.Empty<string>(),
            .. end - first > rows.Count && rows.Count > 0 ? [$"{end - first - rows.Count} rows; go on at row {table.Rows.SheetRow(first + rows.Count)}."] : Array.Empty<string>(),
        ];
        if (more.Length > 0)
        {
            answer["more"] = string.Join(' ', more);
        }

        return new(answer);
    }

    // What a column takes of the answer at the least: so many columns are shown as leave room for a row.
    private static JsonArray Head(Table table, int row, int column)
        => ToolJson.List([Text(table.Columns[column].Name), row < table.Rows.Count ? Text(table.Columns[column].Text(row)) : ""]);

    private static string Text(string text) => CellText.Clean(text, MaxCell);

    private static JsonObject Row(Table table, int row, int[] columns)
    {
        var text = new JsonObject { ["row"] = table.Rows.SheetRow(row), ["cells"] = ToolJson.List(columns.Select(c => Text(table.Columns[c].Text(row)))) };
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
