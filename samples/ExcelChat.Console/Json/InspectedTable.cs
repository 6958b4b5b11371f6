using ExcelChat.Tables;

namespace ExcelChat.Console.Json;

/// <summary>One table; rows and columns count as Excel shows them.</summary>
internal sealed record InspectedTable(string Sheet, string Range, int HeaderRows, int HeaderColumns)
{
    public IReadOnlyList<InspectedColumn>? Columns { get; init; }

    /// <summary>The row numbers of totals.</summary>
    public IReadOnlyList<int>? Totals { get; init; }

    /// <summary>What it holds, in words.</summary>
    public string? Description { get; init; }

    public TableKind Kind { get; init; }

    public double Confidence { get; init; }

    /// <summary>Why it is a table; a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public static InspectedTable Brief(Table table) => new(table.Sheet, table.Range.ToString(), table.HeaderRows, table.HeaderColumns)
    {
        Kind = table.Kind,
        Confidence = Math.Round(table.Confidence, 2),
        Reasons = table.Reasons,
    };

    public static InspectedTable Full(Table table) => Brief(table) with
    {
        Columns = [.. table.Profile.Columns.Select(InspectedColumn.Of)],
        Description = table.Profile.Description,
        Totals = [.. Enumerable.Range(0, table.Rows.Count).Where(r => table.Rows.Role(r) is RowRole.Total or RowRole.Subtotal).Select(table.Rows.SheetRow)],
    };
}
