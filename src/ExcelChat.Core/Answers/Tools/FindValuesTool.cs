using System.Globalization;
using System.Text.Json.Nodes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Tools;

/// <summary>Which cells hold a text or a number.</summary>
internal sealed class FindValuesTool(ScopedTables tables) : WorkbookTool(
    "find_values",
    "Finds cells whose text contains a text (case does not matter) or whose number is a number, and the exact spelling to use in a plan's conditions.",
    """
    {"type":"object","properties":{"text":{"type":"string","description":"The text or the number to look for."},
    "table":{"type":"string","description":"Only in this table, by its name from list_tables; all when left out."}},"required":["text"],"additionalProperties":false}
    """)
{
    private const int MaxCells = 30;
    private const int MaxPerColumn = 10;

    protected override ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var text = arguments.Text("text");
        var scope = arguments.OptionalText("table") is { } name ? [tables.Find(name)] : tables.All;
        double? number = double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : null;
        JsonObject[] found = [.. scope.SelectMany(table => table.Columns.SelectMany((_, column) => Find(table, column, text, number, cancellationToken))).Take(MaxCells + 1)];
        var cells = ToolJson.Fill(found.Take(MaxCells));
        var answer = new JsonObject { ["cells"] = cells };
        if (found.Length > cells.Count)
        {
            answer["more"] = "There are more; look in one table, or for a longer text.";
        }

        return new(answer);
    }

    // A text that comes again and again is told once: the model wants its spelling, not its places.
    private static IEnumerable<JsonObject> Find(Table table, int column, string text, double? number, CancellationToken cancellationToken)
    {
        var cells = table.Columns[column];
        return Enumerable.Range(0, table.Rows.Count)
            .Where(row => Holds(cells, row, text, number, cancellationToken))
            .DistinctBy(row => cells[row].ToString(), StringComparer.Ordinal)
            .Take(MaxPerColumn)
            .Select(row => new JsonObject
            {
                ["table"] = ScopedTables.NameOf(table),
                ["column"] = CellText.Clean(cells.Name),
                ["cell"] = table.AddressOf(row, column).ToString(),
                ["value"] = CellText.Clean(cells.Text(row)),
            });
    }

    private static bool Holds(Column cells, int row, string text, double? number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return cells.Kinds[row] switch
        {
            CellKind.Text => cells[row].Text.Contains(text, StringComparison.OrdinalIgnoreCase),
            CellKind.Number => number is { } wanted && cells.Numbers[row].Equals(wanted),
            CellKind.Date => cells.Text(row).Contains(text, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
