using ExcelChat.Tables;

namespace ExcelChat.Console;

/// <summary>Reads the tables of one workbook.</summary>
internal static class Inspection
{
    public static async Task<List<Table>> ReadTablesAsync(string path, string? password, CancellationToken cancellationToken)
    {
        await using var workbook = await Formats.OpenAsync(path, password, cancellationToken);
        return await TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), cancellationToken).ToListAsync(cancellationToken);
    }
}
