using System.Text.Json.Nodes;
using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Tools;

/// <summary>What the columns of a table hold.</summary>
internal sealed class DescribeTableTool(ScopedTables tables) : WorkbookTool(
    "describe_table",
    "Describes a table: of each column its exact name for plans, its letter on the sheet, type, unit, how far its values go and which are frequent.",
    """
    {"type":"object","properties":{"table":{"type":"string","description":"The table's name from list_tables."},
    "from":{"type":"integer","minimum":1,"description":"The place of the first column to describe; 1 when left out."}},"required":["table"],"additionalProperties":false}
    """)
{
    private const int MaxValues = 8;
    private const int MaxValueLength = 60;

    protected override ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var table = tables.Find(arguments.Text("table"));
        return new(Describe(table, arguments.Count("from", 1, CellAddress.MaxColumn) - 1));
    }

    /// <summary>The description of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">The first column, from 0.</param>
    public static JsonObject Describe(Table table, int from = 0)
    {
        var columns = ToolJson.Fill(Enumerable.Range(0, table.Columns.Count).Skip(from).Select(c => Column(table.Columns[c], table.Profile.Columns[c])));
        var description = new JsonObject
        {
            ["table"] = ScopedTables.NameOf(table),
            ["file"] = CellText.Clean(table.Workbook.FileName),
            ["title"] = CellText.Clean(table.Title ?? table.Name),
            ["dataRows"] = table.Profile.RowCount,
            ["totalRows"] = table.Rows.CountOf(RowRole.Total) + table.Rows.CountOf(RowRole.Subtotal),
            ["columns"] = columns,
        };
        if (table.Columns.Count > from + columns.Count)
        {
            description["more"] = $"{table.Columns.Count - from - columns.Count} columns; go on with from={from + columns.Count + 1}.";
        }

        return description;
    }

    private static JsonObject Column(Column column, ColumnProfile profile)
    {
        var text = new JsonObject { ["name"] = CellText.Clean(column.Name), ["letter"] = CellAddress.ColumnName(column.SheetColumn), ["type"] = column.Type.ToString() };
        if (column.ScaledUnit is { } unit)
        {
            text["unit"] = CellText.Clean(unit);
        }

        if (profile.Statistics is { } numbers && double.IsFinite(numbers.Minimum) && double.IsFinite(numbers.Maximum))
        {
            text["from"] = Bound(profile, numbers.Minimum);
            text["to"] = Bound(profile, numbers.Maximum);
        }

        text["different"] = profile.DistinctCount;
        text["values"] = ToolJson.List((profile.Statistics is null && profile.FrequentValues.Count > 0
            ? profile.FrequentValues.Take(MaxValues).Select(value => value.Value.ToString())
            : profile.Samples).Select(value => CellText.Clean(value, MaxValueLength)));
        return text;
    }

    private static JsonNode Bound(ColumnProfile profile, double number) => profile.Type == ColumnType.Date && CellValue.OfDate(number).AsDateTime() is { } day
        ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : number;
}
