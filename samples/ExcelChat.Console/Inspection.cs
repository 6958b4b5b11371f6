using ExcelChat.Console.Json;
using ExcelChat.Tables;

namespace ExcelChat.Console;

/// <summary>Reads the tables of one workbook.</summary>
internal static class Inspection
{
    public static async Task<InspectedWorkbook> ReadAsync(string path, Func<Table, InspectedTable> form, string? password, CancellationToken cancellationToken)
    {
        await using var workbook = await Formats.OpenAsync(path, password, cancellationToken);
        var tables = new List<InspectedTable>();
        await foreach (var table in TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), cancellationToken))
        {
            tables.Add(form(table));
        }

        return new(path, tables);
    }
}
