using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Tables.Profiling;

public sealed class StreamingProfilerTests
{
    private const int Many = StreamingProfiler.HeadRows + 3000;

    [Fact]
    public async Task A_streamed_profile_says_what_that_of_the_table_in_memory_says()
    {
        var sheet = Orders(Many);

        var streamed = Assert.Single(await ProfileAsync(sheet));
        var whole = (await Detection.DetectOneAsync(sheet)).Profile;

        Assert.Equal((whole.Range, whole.RowCount, whole.Name), (streamed.Range, streamed.RowCount, streamed.Name));
        for (var c = 0; c < whole.ColumnCount; c++)
        {
            var (a, b) = (whole.Columns[c], streamed.Columns[c]);
            Assert.Equal((a.Name, a.Type, a.Unit, a.Scale), (b.Name, b.Type, b.Unit, b.Scale));
            Assert.Equal((a.MissingShare, a.NonconformingShare, a.DistinctCount, a.Order, a.IsKeyCandidate), (b.MissingShare, b.NonconformingShare, b.DistinctCount, b.Order, b.IsKeyCandidate));
            Assert.Equal(a.Tags, b.Tags);
            Assert.Equal(a.Samples, b.Samples);
            Assert.Equal((a.Statistics?.Mean, a.Statistics?.StandardDeviation, a.Statistics?.Median), (b.Statistics?.Mean, b.Statistics?.StandardDeviation, b.Statistics?.Median));
        }
    }

    [Fact]
    public async Task A_short_sheet_gives_the_profiles_of_its_tables()
    {
        var profiles = await ProfileAsync(TestSheet.Of(["Name", "Value"], ["a", 1.5], ["b", 2.5], [null, null], [null, null], ["City", "People"], ["c", 3], ["d", 4]));

        Assert.Equal(["A1:B3", "A6:B8"], profiles.Select(p => p.Range.ToString()));
    }

    [Fact]
    public async Task A_total_at_the_end_of_a_stream_counts_nowhere()
    {
        var sheet = TestSheet.Of([["Item", "Amount"], .. Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5 }), ["Total", 2.5 * Many]]);

        var profile = Assert.Single(await ProfileAsync(sheet));

        Assert.Equal(Many, profile.RowCount);
        Assert.Equal(2.5, profile.Columns[1].Statistics!.Maximum);
    }

    [Fact]
    public async Task What_follows_a_long_table_behind_blank_rows_is_a_table_of_its_own()
    {
        var sheet = TestSheet.Of([
            ["Item", "Amount"], .. Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5 }),
            [null], [null], ["Region", "Lead"], ["North", "Ann"], ["South", "Bob"]]);

        var profiles = await ProfileAsync(sheet);

        Assert.Equal([Many, 2], profiles.Select(p => p.RowCount));
        Assert.Equal(["Region", "Lead"], profiles[1].Columns.Select(c => c.Name));
    }

    [Fact]
    public async Task Records_go_on_behind_a_blank_row()
    {
        var records = Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5 }).ToArray();

        var profile = Assert.Single(await ProfileAsync(TestSheet.Of([["Item", "Amount"], .. records, [null], .. records])));

        Assert.Equal(2 * Many, profile.RowCount);
    }

    [Fact]
    public async Task A_currency_that_only_the_first_rows_name_is_that_of_the_column()
    {
        var sheet = TestSheet.Of([["Item", "Price"], .. Enumerable.Range(1, StreamingProfiler.HeadRows + 50).Select(i => new object?[] { $"item {i}", $"${i}.50" })]);

        var price = Assert.Single(await ProfileAsync(sheet)).Columns[1];

        Assert.Equal((ColumnType.Currency, "USD"), (price.Type, price.Unit));
    }

    [Fact]
    public async Task Headings_notes_and_repeated_headers_in_a_stream_are_no_records()
    {
        object?[][] records = [.. Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5, i })];
        object?[] header = ["Item", "Amount", "Rank"];

        var profile = Assert.Single(await ProfileAsync(TestSheet.Of([header, .. records, ["Second half"], header, .. records, ["* provisional"], ["Total Energies", 3.5, 1], ["Source: ledger"]])));

        Assert.Equal((2 * Many) + 1, profile.RowCount);
        Assert.Equal(0, profile.Columns[1].MissingShare);
        Assert.Equal($"A1:C{(2 * Many) + 5}", profile.Range.ToString());
    }

    private static TestSheet Orders(int rows)
    {
        var random = new Random(5);
        string[] regions = ["North", "South", "East"];
        return TestSheet.Of([
            ["Order Id", "Region", "Paid", "Amount (in thousands of EUR)", "Written"],
            .. Enumerable.Range(1, rows).Select(i => new object?[]
            {
                1000 + i, regions[random.Next(3)], i % 50 == 0 ? "n/a" : new DateOnly(2024, 1, 1).AddDays(random.Next(300)), Math.Round(random.NextDouble() * 100, 1), i % 3 == 0 ? "1,500" : 7,
            })]);
    }

    private static async Task<List<TableProfile>> ProfileAsync(Sheet sheet)
        => await SheetProfiler.Default.RunAsync(new[] { sheet }.ToAsyncEnumerable(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
