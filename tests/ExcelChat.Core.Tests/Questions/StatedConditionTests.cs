using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

/// <summary>Percentages, stretches of time and what is left out, as questions state them.</summary>
public sealed class StatedConditionTests
{
    private static readonly Table Products = TestTable.With(
        TestTable.Of(
            "Products",
            ["Product", "Margin", "Units"],
            ["Tent", (0.25, "0%"), 25],
            ["Stove", (0.1, "0%"), 40],
            ["Lamp", (0.15, "0%"), 5]),
        ("Margin", ColumnType.Percent, null));

    private static readonly Table Orders = TestTable.Of(
        "Orders",
        ["Order", "Day", "Region", "Revenue"],
        ["A-1", new DateOnly(2024, 1, 5), "North", 900],
        ["A-2", new DateOnly(2024, 4, 9), "South", 100],
        ["A-3", new DateOnly(2024, 5, 2), "North", 20],
        ["A-4", new DateOnly(2024, 6, 30), "South", 3]);

    [Theory]
    [InlineData("Which products have a margin over 20%?", "Margin is more than 0.2")]
    [InlineData("Which products have a margin over 20 percent?", "Margin is more than 0.2")]
    [InlineData("Which products have a margin over 20 per cent?", "Margin is more than 0.2")]
    [InlineData("Which products have a margin of ten percent or more?", "Margin is at least 0.1")]
    [InlineData("products with a margin between 10% and 20%", "Margin is at least 0.1 and Margin is at most 0.2")]
    [InlineData("products with a margin between 10 and 20 percent", "Margin is at least 0.1 and Margin is at most 0.2")]
    [InlineData("products with over 20 units and a margin over 10%", "Units is more than 20")]
    [InlineData("products with over 0.2 margin and 5%", "Margin is more than 0.2")]
    public void A_percentage_is_read_number_by_number(string question, string expected) => Assert.Contains(expected, Linked(question, Products));

    [Fact]
    public void A_percentage_that_bounds_a_column_asks_for_no_share()
    {
        Assert.False(new Cues(new Utterance("How many products have a margin over 20 percent?")).Share);
        Assert.False(new Cues(new Utterance("How many products have a margin over 20 per cent?")).Each);
        Assert.True(new Cues(new Utterance("What percent of products have a margin over 20 percent?")).Share);
    }

    [Theory]
    [InlineData("revenue in the last 3 months", "Day is in the last 3 months")]
    [InlineData("orders of the past two quarters", "Day is in the last 2 quarters")]
    [InlineData("revenue in the latest 10 days", "Day is in the last 10 days")]
    public void A_stretch_of_time_counts_back_from_the_latest_date(string question, string expected)
    {
        Assert.Contains(expected, Linked(question, Orders));
        Assert.DoesNotContain(Linked(question, Orders), reading => reading.StartsWith("Revenue", StringComparison.Ordinal));
        Assert.True(new Cues(new Utterance(question)) is { Superlative: false, Top: 0, LastRow: false, Direction: 0 });
    }

    [Fact]
    public void A_stretch_of_a_named_year_is_not_counted_back_from_the_latest_date()
        => Assert.DoesNotContain(Linked("revenue in the last 3 months of 2023", Orders), reading => reading.Contains("last", StringComparison.Ordinal));

    [Theory]
    [InlineData("What is the total revenue in the last 3 months?", "123")]
    [InlineData("How many orders were there in the past 2 months?", "2")]
    [InlineData("What is the total revenue of South in the last 2 months?", "3")]
    public async Task What_happened_lately_is_answered(string question, string expected) => Assert.Equal(expected, (await BestAsync(question, Orders)).Text(0, 0));

    [Theory]
    [InlineData("What is the difference in revenue between North and West?")]
    [InlineData("What is the difference in revenue between January 2024 and January 2026?")]
    public async Task A_difference_with_what_is_not_there_is_not_the_whole_of_the_rest(string question)
    {
        var readings = await new OfflinePlanner().PlanAsync(question, [Orders], TestContext.Current.CancellationToken);

        Assert.DoesNotContain(readings, r => r.Plan is Derive);
    }

    [Fact]
    public async Task Leaving_out_the_grand_total_brings_no_subtotal_back()
    {
        var table = TestTable.Of("T", ["Region", "Revenue"], ["North", 1], ["South", 2], ["Total", 3], ["East", 4], ["Total", 7]);

        var readings = await new OfflinePlanner().PlanAsync("What is the total revenue excluding the total?", [table], TestContext.Current.CancellationToken);

        Assert.All(readings, r => Assert.DoesNotContain(Answered(r.Plan, table), text => text is "17" or "14" or "10"));
    }

    [Fact]
    public async Task Long_lists_that_begin_alike_do_not_vote_together()
    {
        var table = TestTable.Of(
            "Long",
            ["Town", "Region", "Twin Town"],
            [.. Enumerable.Range(0, 150).Select(i => new object?[] { $"Town {i}", "North", i == 149 ? "Elsewhere" : $"Town {i}" }), .. Enumerable.Range(0, 400).Select(i => new object?[] { $"Place {i}", "South", "None" })]);

        var readings = await new OfflinePlanner().PlanAsync("list town of North", [table], TestContext.Current.CancellationToken);

        var lists = readings.Where(r => Answered(r.Plan, table).Length == 150).Select(r => string.Join('|', Answered(r.Plan, table))).ToArray();
        Assert.Contains(lists, list => list.EndsWith("Town 149", StringComparison.Ordinal));
        Assert.Contains(lists, list => list.EndsWith("Elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_thousands_of_columns_the_named_one_is_asked()
    {
        var table = TestTable.Of(
            "Wide",
            ["Name", .. Enumerable.Range(1, 4000).Select(i => $"Reading {i}"), "Voltage Level"],
            [.. new[] { "Ada", "Bo", "Cy" }.Select((name, row) => (object?[])[name, .. Enumerable.Range(1, 4000).Select(i => (object)(i + row)), (object)(new[] { 7, 21, 14 }[row])])]);

        Assert.Equal("42", (await BestAsync("What is the total voltage level?", table)).Text(0, 0));
        Assert.Equal("14", (await BestAsync("What is the voltage level of Cy?", table)).Text(0, 0));
    }

    [Fact]
    public void An_index_whose_building_was_cancelled_is_built_anew()
    {
        var table = TestTable.Of("Fresh", ["Name"], ["Ada"]);

        Assert.Throws<OperationCanceledException>(() => ValueIndex.Of(table, new CancellationToken(canceled: true)));
        Assert.Single(ValueIndex.Of(table, TestContext.Current.CancellationToken).Find("ada"));
    }

    [Fact]
    public void Of_very_many_texts_the_last_are_known_as_a_whole()
    {
        var table = TestTable.Of("Codes", ["Note"], [.. Enumerable.Range(0, 20_001).Select(i => new object?[] { $"common{i}, second{i}" })]);

        var index = ValueIndex.Of(table, TestContext.Current.CancellationToken);

        Assert.Single(index.FindWord(Lexer.Stem("second19999")));
        Assert.Empty(index.FindWord(Lexer.Stem("second20000")));
        Assert.Single(index.Find("common20000 second20000"));
    }

    private static string[] Linked(string question, Table table) => [.. new ConditionLinker(table, new Utterance(question)).Link().Select(e => PlanReading.Of(e.Where))];

    private static async Task<Result> BestAsync(string question, Table table)
        => new PlanEngine([table]).Run((await new OfflinePlanner().PlanAsync(question, [table], TestContext.Current.CancellationToken))[0].Plan);

    private static string[] Answered(Plan plan, Table table)
    {
        var result = new PlanEngine([table]).Run(plan);
        return [.. Enumerable.Range(0, result.RowCount).Select(row => result.Text(row, 0))];
    }
}
