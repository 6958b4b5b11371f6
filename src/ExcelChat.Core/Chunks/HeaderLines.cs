using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>The table's card: a line a column with its type, unit, first values and how far they go. A table without rows has one too.</summary>
internal static class HeaderLines
{
    /// <param name="table">The table.</param>
    /// <param name="sampleRows">Of how many rows the values are shown.</param>
    /// <param name="withSpread">Whether it says how far the values go; where statistics say it, a changed value need not change the card as well.</param>
    public static Section Of(Table table, int sampleRows, bool withSpread)
    {
        var samples = Math.Min(sampleRows, table.Rows.Count);
        var lines = table.Columns
            .Select((column, c) => new Line($"{Describe(column, samples)}{(withSpread ? Spread(table, c) : "")}", Cells(table, column.SheetColumn, samples)))
            .DefaultIfEmpty(new("No columns.", table.Range));
        return new(ChunkKind.Header, Preamble(table), lines);
    }

    private static string Preamble(Table table)
    {
        var totals = Enumerable.Range(0, table.Rows.Count).Count(row => table.Rows.Role(row) is RowRole.Total or RowRole.Subtotal);
        var transposed = table.Kind == TableKind.Transposed ? ", an attribute a row and a record a column" : "";
        var hidden = table.SheetHidden ? ", on a hidden sheet" : "";
        return FormattableString.Invariant(
            $"{TableText.Place(table)}\nTable {table.Range}: {table.Rows.Count} rows, of them {totals} totals; {table.Columns.Count} columns{transposed}{hidden}");
    }

    private static string Describe(Column column, int samples)
    {
        var values = Enumerable.Range(0, samples).Select(row => TableText.Clip(column.Text(row))).Where(text => text.Length > 0).ToArray();
        var first = values.Length > 0 ? $"; first values: {string.Join(TableText.Separator, values)}" : "";
        return $"{TableText.Label(column)}: {column.Type}{(column.Hidden ? ", hidden" : "")}{first}";
    }

    private static string Spread(Table table, int column) => table.Profile.Columns[column] switch
    {
        { Statistics: { } numbers } => $"; from {TableText.Number(table, column, numbers.Minimum)} to {TableText.Number(table, column, numbers.Maximum)}",
        { DistinctCount: > 0 and var distinct } profile => FormattableString.Invariant($"; {(profile.DistinctCountIsApproximate ? "about " : "")}{distinct} different"),
        _ => "",
    };

    private static CellRange Cells(Table table, int column, int samples)
    {
        var first = table.HeaderRows > 0 || samples == 0 ? table.Range.First.Row : table.Rows.SheetRow(0);
        var last = samples > 0 ? table.Rows.SheetRow(samples - 1) : first + Math.Max(table.HeaderRows - 1, 0);
        return CellRange.Of(first, column, last, column);
    }
}
