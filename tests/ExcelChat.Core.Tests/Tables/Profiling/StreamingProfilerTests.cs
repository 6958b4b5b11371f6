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

    [Fact]
    public async Task A_declared_table_has_its_totals_row_at_its_own_end_and_ends_there()
    {
        var layout = new SheetLayout { ListObjects = [new("Items", CellRange.Of(1, 1, Many + 2, 2)) { TotalsRows = 1 }] };
        object?[][] records = [.. Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5 })];

        var profiles = await ProfileAsync(CellSheet.Create(layout).PutRows("A1", [["Item", "Amount"], .. records, ["In all", 2.5 * Many], ["City", "People"], ["Oslo", 7], ["Rome", 8]]));

        Assert.Equal([Many, 2], profiles.Select(profile => profile.RowCount));
        Assert.Equal(2.5, profiles[0].Columns[1].Statistics!.Maximum);
    }

    [Fact]
    public async Task Cells_of_white_space_or_empty_texts_below_the_records_are_none()
    {
        object?[][] records = [.. Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5, i })];
        var sheet = CellSheet.Create().PutRows("A1", [["Item", "Amount", "Rank"], .. records, ["Second half", " ", "  "], .. records]);
        for (var row = (2 * Many) + 3; row < (2 * Many) + 500; row++)
        {
            sheet.Put($"A{row}", "", "IF(F1=0,\"\",F1)").Put($"B{row}", " ");
        }

        var profile = Assert.Single(await ProfileAsync(sheet));

        Assert.Equal((2 * Many, $"A1:C{(2 * Many) + 2}"), (profile.RowCount, profile.Range.ToString()));
    }

    [Theory]
    [InlineData("Europe", "Total", 500, null, 0)]
    [InlineData("Overall", "Good", null, null, 1)]
    [InlineData("Total Energies", "Paris", 500, "A1*2", 1)]
    [InlineData("Total Europe", "", 500, "SUM(C2:C900)", 0)]
    public async Task A_total_in_a_stream_has_a_label_before_its_figures_and_one_that_may_be_a_name_a_sum(string a, string b, int? figure, string? formula, int records)
    {
        var row = StreamingProfiler.HeadRows + 500;
        var sheet = CellSheet.Create().PutRows("A1", [["Region", "Place", "Amount"], .. Enumerable.Range(2, row - 2).Select(i => new object?[] { $"region {i}", $"place {i % 7}", 2.5 }), [a, b]]);
        sheet.Put($"C{row}", figure, formula);

        Assert.Equal(row - 2 + records, Assert.Single(await ProfileAsync(sheet)).RowCount);
    }

    [Fact]
    public async Task A_header_of_two_lines_and_years_that_comes_again_in_a_stream_is_no_record()
    {
        object?[] header = ["Item\n name", 2022, 2023];
        object?[][] records = [.. Enumerable.Range(1, Many).Select(i => new object?[] { $"item {i}", 2.5, i / 4.0 })];

        Assert.Equal(2 * Many, Assert.Single(await ProfileAsync(TestSheet.Of([header, .. records, header, .. records]))).RowCount);
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
