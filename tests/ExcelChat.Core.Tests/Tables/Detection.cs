using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Tables;

/// <summary>Runs the detector that comes with ExcelChat over sheets of a test.</summary>
internal static class Detection
{
    public static async Task<List<Table>> DetectAsync(params Sheet[] sheets)
        => await TableDetector.Default.RunAsync(sheets.ToAsyncEnumerable(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public static async Task<Table> DetectOneAsync(Sheet sheet) => Assert.Single(await DetectAsync(sheet));

    public static SheetLayout Merged(params string[] ranges) => new() { MergedRanges = [.. ranges.Select(range => CellRange.Parse(range))] };

    public static string[] Names(this Table table) => [.. table.Columns.Select(column => column.Name)];

    public static string[] Ranges(this IEnumerable<Table> tables) => [.. tables.Select(table => table.Range.ToString())];

    public static RowRole[] Roles(this Table table) => [.. Enumerable.Range(0, table.Rows.Count).Select(table.Rows.Role)];

    public static string[] Texts(this Column column) => [.. Enumerable.Range(0, column.Count).Select(column.Text)];
}
