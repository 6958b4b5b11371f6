using ExcelChat.Tables;

namespace ExcelChat.Console.Json;

/// <summary>One table; rows and columns count as Excel shows them.</summary>
internal sealed record InspectedTable(string Sheet, string Range, int HeaderRows, int HeaderColumns)
{
    public IReadOnlyList<InspectedColumn>? Columns { get; init; }

    /// <summary>The row numbers of totals.</summary>
    public IReadOnlyList<int>? Totals { get; init; }

    public double? Confidence { get; init; }

    public static InspectedTable Brief(Table table) => new(table.Sheet, table.Range.ToString(), table.HeaderRows, table.HeaderColumns);

    public static InspectedTable Full(Table table) => Brief(table) with
    {
        Columns = [.. table.Columns.Select(c => new InspectedColumn(c.Name, c.Type, c.Unit))],
        Totals = [.. Enumerable.Range(0, table.Rows.Count).Where(r => table.Rows.Role(r) is RowRole.Total or RowRole.Subtotal).Select(table.Rows.SheetRow)],
        Confidence = Math.Round(table.Confidence, 2),
    };
}
