using System.Text.Json.Nodes;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Answers.Tools;

/// <summary>What a cell means and which cells its formula reads.</summary>
internal sealed class ExplainCellTool(ScopedTables tables) : WorkbookTool(
    "explain_cell",
    "Explains a cell: what it shows, what names its row and its column, its formula, and the cells that the formula reads with what they show.",
    """
    {"type":"object","properties":{"table":{"type":"string","description":"The table's name from list_tables."},
    "cell":{"type":"string","description":"A cell on the table's sheet such as B4."}},"required":["table","cell"],"additionalProperties":false}
    """)
{
    private const int MaxPrecedents = 12;
    private const int MaxCells = 5;
    private const int MaxFormula = 1_000;

    protected override ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var table = tables.Find(arguments.Text("table"));
        var text = arguments.Text("cell");
        if (!CellAddress.TryParse(text.AsSpan(text.LastIndexOf('!') + 1), out var cell) || !table.Range.Contains(cell))
        {
            throw new ExcelChatException($"\"{CellText.Clean(text)}\" is no cell of the table, which is {table.Range}.");
        }

        var answer = new JsonObject { ["cell"] = cell.ToString(), ["shows"] = Shown(table, cell) is { } shown ? CellText.Clean(shown) : null };
        var (row, column) = Place(table, cell);
        answer["column"] = column is { } named ? CellText.Clean(named.Name) : null;
        answer["row"] = row is { } body ? ToolJson.List(table.RowPath(body).Select(label => CellText.Clean(label))) : null;
        if (table.Formulas.FirstOrDefault(formula => formula.Address == cell) is { Formula: { } formula })
        {
            answer["formula"] = CellText.Clean($"={formula}", MaxFormula);
            answer["reads"] = ToolJson.Fill(References(FormulaParser.Parse(formula)).DistinctBy(r => (r.Sheet, r.Range)).Take(MaxPrecedents).Select(reference => Precedent(reference, table)), ToolJson.Left(answer));
        }

        return new(answer);
    }

    private JsonObject Precedent(Reference reference, Table from)
    {
        var sheet = reference.Sheet ?? from.Sheet;
        string[] shown = [.. CellsOf(reference.Range, tables.All.Where(table => table.Workbook.Id == from.Workbook.Id && table.Sheet == sheet && table.Range.Overlaps(reference.Range)))];
        return new() { ["range"] = CellText.Clean($"{sheet}!{reference.Range}"), ["shows"] = ToolJson.List(shown.Select(text => CellText.Clean(text))) };
    }

    private static IEnumerable<string> CellsOf(CellRange range, IEnumerable<Table> found) => found
        .SelectMany(table => Enumerable.Range(table.Rows.FirstAt(range.First.Row), Math.Max(table.Rows.Count - table.Rows.FirstAt(range.First.Row), 0))
            .TakeWhile(row => table.Rows.SheetRow(row) <= range.Last.Row)
            .SelectMany(row => table.Columns.Where(column => column.SheetColumn >= range.First.Column && column.SheetColumn <= range.Last.Column).Select(column => column.Text(row))))
        .Take(MaxCells);

    private static (int? Row, Column? Column) Place(Table table, CellAddress cell)
    {
        var row = table.Rows.FirstAt(cell.Row);
        return (row < table.Rows.Count && table.Rows.SheetRow(row) == cell.Row ? row : null, table.Columns.FirstOrDefault(column => column.SheetColumn == cell.Column));
    }

    private static string? Shown(Table table, CellAddress cell) => Place(table, cell) is ({ } row, { } column) ? column.Text(row) : null;

    private static IEnumerable<Reference> References(Expression expression) => expression switch
    {
        Reference reference => [reference],
        RangeBetween between => References(between.First).Concat(References(between.Last)),
        Unary unary => References(unary.Operand),
        Binary binary => References(binary.Left).Concat(References(binary.Right)),
        FunctionCall call => call.Arguments.SelectMany(References),
        _ => [],
    };
}
