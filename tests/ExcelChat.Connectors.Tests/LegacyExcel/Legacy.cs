using System.Globalization;
using ExcelChat.Connectors.LegacyExcel;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>Opens files as a host without a container does, and shows what is in them.</summary>
internal static class Legacy
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static ValueTask<Workbook> OpenAsync(byte[] content, string? password = null, WorkbookLimits? limits = null, string name = "book.any")
        => new WorkbookOpener([.. LegacyExcelReaders.All, .. WorkbookOpener.BuiltInReaders], limits)
            .OpenAsync(WorkbookSource.FromBytes(name, content).WithPassword(password), Cancel);

    public static Task<WorkbookException> FailAsync(byte[] content, string? password = null, WorkbookLimits? limits = null) => Assert.ThrowsAsync<WorkbookException>(async () =>
    {
        await using var workbook = await OpenAsync(content, password, limits);
        foreach (var sheet in workbook.Sheets)
        {
            await sheet.ReadLayoutAsync(Cancel);
            await sheet.ReadRowsAsync(Cancel).CountAsync(Cancel);
        }
    });

    public static async Task<IReadOnlyList<Cell>> CellsAsync(byte[] content, string? password = null, int sheet = 0)
    {
        await using var workbook = await OpenAsync(content, password);
        return await CellsAsync(workbook.Sheets[sheet]);
    }

    public static async Task<IReadOnlyList<Cell>> CellsAsync(Sheet sheet)
    {
        var cells = new List<Cell>();
        await foreach (var row in sheet.ReadRowsAsync(Cancel))
        {
            Assert.All(row.Cells.ToArray(), cell => Assert.Equal(row.Number, cell.Address.Row));
            cells.AddRange(row.Cells.Span);
        }

        return cells;
    }

    /// <summary>Each cell as <c>A1=text</c>.</summary>
    public static async Task<string[]> TextsAsync(byte[] content, string? password = null, int sheet = 0)
        => [.. (await CellsAsync(content, password, sheet)).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Address}={c.Text}"))];

    /// <summary>Every byte that is damaged must lead to a result or to the typed error.</summary>
    public static async Task SurvivesDamageAsync(byte[] whole, int step)
    {
        for (var i = 0; i < whole.Length; i += step)
        {
            foreach (var bits in (byte[])[0x01, 0xFF])
            {
                var broken = whole.ToArray();
                broken[i] ^= bits;
                await ReadAllAsync(broken);
            }

            await ReadAllAsync(whole[..i]);
        }
    }

    private static async Task ReadAllAsync(byte[] content)
    {
        try
        {
            await using var workbook = await OpenAsync(content).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            foreach (var sheet in workbook.Sheets)
            {
                await sheet.ReadLayoutAsync(Cancel);
                await sheet.ReadRowsAsync(Cancel).CountAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            }
        }
        catch (WorkbookException e)
        {
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        }
    }
}
