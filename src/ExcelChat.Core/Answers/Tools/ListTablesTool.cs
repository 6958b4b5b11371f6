using System.Text.Json.Nodes;
using ExcelChat.Tables;

namespace ExcelChat.Answers.Tools;

/// <summary>Which workbooks and tables there are.</summary>
internal sealed class ListTablesTool(ScopedTables tables) : WorkbookTool(
    "list_tables",
    "Lists the workbooks and their tables: the name by which other tools know a table, its title, how many rows it has, and its columns.",
    """{"type":"object","properties":{"from":{"type":"integer","minimum":1,"description":"The place of the first table to list; 1 when left out."}},"additionalProperties":false}""")
{
    private const int MaxTables = 50;
    private const int MaxColumns = 30;

    protected override ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var all = tables.All;
        var from = arguments.Count("from", 1, int.MaxValue) - 1;
        var listed = ToolJson.Fill(all.Skip(from).Take(MaxTables).Select(Describe));
        var answer = new JsonObject { ["tables"] = listed };
        if (all.Count > from + listed.Count)
        {
            answer["more"] = $"{all.Count - from - listed.Count} tables; go on with from={from + listed.Count + 1}.";
        }

        return new(answer);
    }

    private static JsonObject Describe(Table table) => new()
    {
        ["table"] = ScopedTables.NameOf(table),
        ["file"] = CellText.Clean(table.Workbook.FileName),
        ["title"] = CellText.Clean(table.Title ?? table.Name),
        ["rows"] = table.Rows.Count,
        ["columns"] = ToolJson.List(table.Columns.Take(MaxColumns).Select(column => CellText.Clean(column.Name))
            .Concat(table.Columns.Count > MaxColumns ? [$"… and {table.Columns.Count - MaxColumns} more"] : [])),
    };
}
