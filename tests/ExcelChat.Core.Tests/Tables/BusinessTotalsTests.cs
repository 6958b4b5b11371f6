using System.Text.Json;
using ExcelChat.Connectors.LegacyExcel;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Tables;

/// <summary>
/// Compares totals with those that a person wrote down for sheets of real workbooks: rows that add up other rows of their own table, by whatever
/// name; neither averages nor differences, and not figures that were added up elsewhere.
/// </summary>
public sealed class BusinessTotalsTests
{
    private static readonly string Folder = Path.Combine(Root(), "..", "shared", "benchmarks", "business");

    [Fact]
    public async Task Totals_of_hand_checked_sheets_are_found_and_little_else_is_taken_for_one()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The business workbooks are not beside the repository (shared/benchmarks/business).");
        int right = 0, found = 0, expected = 0;
        foreach (var file in Expectations().GroupBy(sheet => sheet.File))
        {
            var opener = new WorkbookOpener([.. LegacyExcelReaders.All, .. WorkbookOpener.BuiltInReaders]);
            await using var workbook = await opener.OpenAsync(WorkbookSource.FromFile(Path.Combine(Folder, file.Key)), TestContext.Current.CancellationToken);
            foreach (var sheet in file)
            {
                var totals = (await Detection.DetectAsync(workbook.Sheets.Single(s => s.Index == sheet.Sheet))).SelectMany(Totals).ToHashSet();
                right += totals.Intersect(sheet.Totals).Count();
                found += totals.Count;
                expected += sheet.Totals.Length;
            }
        }

        Assert.True(right >= 0.95 * found, $"precision: {right} of {found} rows taken for totals are totals");
        Assert.True(right >= 0.95 * expected, $"recall: {right} of {expected} totals are found");
    }

    private static IEnumerable<int> Totals(Table table)
        => Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows.Role(row) is RowRole.Total or RowRole.Subtotal).Select(table.Rows.SheetRow);

    private static ExpectedTotals[] Expectations()
        => JsonSerializer.Deserialize<ExpectedTotals[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Tables", "BusinessTotals.json")), JsonSerializerOptions.Web)!;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ExcelChat.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? AppContext.BaseDirectory;
    }

    private sealed record ExpectedTotals(string File, int Sheet, int[] Totals);
}
