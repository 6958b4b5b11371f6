using ExcelChat.Workbooks;

namespace ExcelChat.Console;

/// <summary>Writes the displayed text of a sheet as CSV (RFC 4180). Line n is row n of the sheet, field k its column k.</summary>
internal static class SheetCsv
{
    public static async Task WriteAsync(Sheet sheet, TextWriter csv, CancellationToken cancellationToken)
    {
        csv.NewLine = "\r\n";
        var written = 0;
        await foreach (var row in sheet.ReadRowsAsync(cancellationToken))
        {
            for (; written < row.Number - 1; written++)
            {
                await csv.WriteLineAsync();
            }

            WriteCells(row.Cells.Span, csv);
            await csv.WriteLineAsync();
            written++;
        }
    }

    private static void WriteCells(ReadOnlySpan<Cell> cells, TextWriter csv)
    {
        var column = 1;
        foreach (var cell in cells)
        {
            for (; column < cell.Address.Column; column++)
            {
                csv.Write(',');
            }

            csv.Write(Quote(cell.Text));
        }
    }

    private static string Quote(string text)
        => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
