using ExcelChat.Tables.Columns;

namespace ExcelChat.Tables.Relations;

/// <summary>Finds tables with the same headers over values of the same nature.</summary>
internal static class SameFormFinder
{
    public static IEnumerable<SameForm> Find(IReadOnlyList<Table> tables)
        => tables
            .Where(table => table.HeaderRows > 0 && table.Columns.Count > 1)
            .GroupBy(FormOf, StringComparer.OrdinalIgnoreCase)
            .Where(form => form.Skip(1).Any())
            .Select(form => new SameForm([.. form], 1 - Math.Pow(0.5, form.First().Columns.Count)));

    private static string FormOf(Table table) => string.Join('\n', table.Columns.Select(column => $"{column.Name}\t{NatureOf(column)}"));

    // A column without values says nothing of its nature; it is then one of texts, and so is the column of another month that has none.
    private static string NatureOf(Column column) => column.Type.IsText() ? "text" : column.Type.IsNumber() ? "number" : column.Type.ToString();
}
