using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>Reads what a test wants to see of a workbook.</summary>
internal static class WorkbookText
{
    public static async Task<List<Cell>> CellsAsync(WorkbookSource source, int sheet = 0)
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);
        var cells = new List<Cell>();
        await foreach (var row in workbook.Sheets[sheet].ReadRowsAsync(TestContext.Current.CancellationToken))
        {
            cells.AddRange(row.Cells.ToArray());
        }

        return cells;
    }

    /// <summary>The cells of a sheet as <c>A1=text</c>.</summary>
    public static async Task<string> ShownAsync(WorkbookSource source, int sheet = 0)
        => string.Join(' ', (await CellsAsync(source, sheet)).Select(c => $"{c.Address}={c.Text}"));
}
