using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Tables.Profiling;

public sealed class TableProfileTests
{
    [Fact]
    public void Totals_count_in_no_figure()
    {
        var profile = TestTable.Of("Sales", ["Region", "Amount"], ["North", 10], ["South", 20], ["East", 60], ["Total", 90]).Profile;

        var amount = profile.Columns[1].Statistics!;
        Assert.Equal((3, 2), (profile.RowCount, profile.ColumnCount));
        Assert.Equal((3, 10.0, 60.0, 30.0, 20.0), (amount.Count, amount.Minimum, amount.Maximum, amount.Mean, amount.Median));
        Assert.Equal(26.457513, amount.StandardDeviation, 6);
        Assert.Equal(3, profile.Columns[0].DistinctCount);
    }

    [Fact]
    public void Blanks_and_signs_for_them_are_missing_and_words_among_numbers_do_not_conform()
    {
        var amount = TestTable.Of("Sales", ["Region", "Amount"], ["a", 1], ["b", null], ["c", "n/a"], ["d", "unknown"], ["e", CellValue.OfError("#REF!")]).Profile.Columns[1];

        Assert.Equal((0.4, 0.4), (amount.MissingShare, amount.NonconformingShare));
    }

    [Fact]
    public void Values_are_listed_with_their_counts_the_most_frequent_first()
    {
        var region = TestTable.Of("Sales", ["Region"], ["b"], ["a"], ["b"], ["b"], ["a"], ["c"]).Profile.Columns[0];

        Assert.Equal([("b", 3L), ("a", 2L), ("c", 1L)], region.FrequentValues.Select(v => (v.Value.Text, v.Count)));
        Assert.False(region.DistinctCountIsApproximate);
        Assert.Equal(["b", "a", "c"], region.Samples);
    }

    [Fact]
    public void A_column_that_names_each_row_once_is_a_key_and_a_column_with_repeats_or_gaps_is_none()
    {
        var columns = TestTable.Of("Staff", ["Name", "Team", "Badge"], ["Ann", "x", "b1"], ["Bob", "x", null], ["Cid", "y", "b3"]).Profile.Columns;

        Assert.Equal([true, false, false], columns.Select(c => c.IsKeyCandidate));
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 2, 5 }, SortOrder.Ascending)]
    [InlineData(new[] { 9.0, 4, -1 }, SortOrder.Descending)]
    [InlineData(new[] { 4.0, 4, 4 }, SortOrder.Constant)]
    [InlineData(new[] { 1.0, 3, 2 }, SortOrder.None)]
    public void The_order_of_the_rows_is_seen(double[] numbers, SortOrder order)
    {
        var table = TestTable.Of("T", ["N"], [.. numbers.Select(n => new object?[] { n })]);

        Assert.Equal(order, table.Profile.Columns[0].Order);
    }

    [Fact]
    public void Many_different_values_are_estimated_and_the_profile_says_so()
    {
        var table = TestTable.Of("T", ["Order", "Amount"], [.. Enumerable.Range(0, 20_000).Select(i => new object?[] { $"X{i * 7919 % 20_000}", i * 0.25 })]);

        var (order, amount) = (table.Profile.Columns[0], table.Profile.Columns[1]);
        Assert.True(table.Profile.HasApproximateFigures);
        Assert.True(order.DistinctCountIsApproximate);
        Assert.InRange(order.DistinctCount, 19_000, 21_000);
        Assert.True(order is { IsKeyCandidate: true, KeyIsApproximate: true });
        Assert.InRange(amount.Statistics!.Median, 2450, 2550);
        Assert.True(amount.Statistics.QuantileRankError > 0);
    }

    [Theory]
    [InlineData("Country", SemanticTag.Place, "France", "Kenya", "Chile")]
    [InlineData("Where", SemanticTag.Place, "France", "Kenya", "Chile")]
    [InlineData("Supplier", SemanticTag.Organisation, "Acme", "Umbrella", "Stark")]
    [InlineData("Name", SemanticTag.Organisation, "Acme Inc.", "Bolt GmbH", "Nails Ltd")]
    [InlineData("Manager", SemanticTag.Person, "Ann", "Bob", "Cid")]
    [InlineData("Name", SemanticTag.Person, "Ann Lee", "Bob Stone", "Cid Ray")]
    [InlineData("Period", SemanticTag.Time, "January", "February", "March")]
    [InlineData("Customer No.", SemanticTag.Identifier, "C-1", "C-2", "C-3")]
    [InlineData("Year", SemanticTag.Time, 2001, 2002, 2003)]
    [InlineData("Salary", SemanticTag.Money, 2001.5, 2002.5, 1.5)]
    public async Task Content_and_header_say_what_a_column_is_about(string header, SemanticTag tag, object a, object b, object c)
    {
        var table = await Detection.DetectOneAsync(TestSheet.Of(["Row", header, "Measured"], ["one", a, 1.5], ["two", b, 2.5], ["three", c, 3.5]));

        Assert.Equal([tag], table.Profile.Columns[1].Tags);
    }

    [Fact]
    public void The_description_says_in_words_what_the_table_holds()
    {
        var profile = TestTable.Of("Sales", ["Region", "Amount"], ["North", 10], ["South", 20.5], ["East", null]).Profile;

        Assert.Equal(
            "Sales (Sales!A1:B4): 3 rows of 2 columns, each row named by Region. Region: text, North (1), South (1), East (1). Amount: number, 10 to 20.5, mean 15.25, 33.3 % missing.",
            profile.Description.Replace("33.3%", "33.3 %", StringComparison.Ordinal).Replace(Order(profile), "North (1), South (1), East (1)", StringComparison.Ordinal));
    }

    // Values of the same count have no order that a reader could rely on.
    private static string Order(TableProfile profile) => string.Join(", ", profile.Columns[0].FrequentValues.Select(v => $"{v.Value} ({v.Count})"));
}
