using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class AggregateTests
{
    private const string Euro = "#,##0.00 [$EUR]";
    private const string Dollar = "#,##0.00 [$USD]";

    [Theory]
    [InlineData(AggregateFunction.Count, 4)]
    [InlineData(AggregateFunction.CountDistinct, 3)]
    [InlineData(AggregateFunction.Sum, 10)]
    [InlineData(AggregateFunction.Average, 2.5)]
    [InlineData(AggregateFunction.Minimum, 1)]
    [InlineData(AggregateFunction.Maximum, 5)]
    [InlineData(AggregateFunction.Median, 2)]
    [InlineData(AggregateFunction.First, 2)]
    [InlineData(AggregateFunction.Last, 2)]
    [InlineData(AggregateFunction.Range, 4)]
    public void Blanks_and_totals_take_no_part(AggregateFunction function, double expected)
        => Assert.Equal(expected, Number(Measured(function, "Units")));

    [Fact]
    public void A_count_without_a_column_counts_rows() => Assert.Equal(5, Number(Measured(AggregateFunction.Count)));

    [Fact]
    public void Other_measures_need_a_column() => Assert.Equal("aggregate", Refused(Measured(AggregateFunction.Sum)).Node);

    [Fact]
    public void A_measure_of_nothing_and_a_group_by_nothing_are_refused()
    {
        Assert.Equal("aggregate", Refused(new Aggregate(AllSales, [])).Node);
        Assert.Equal("group", Refused(new Group(AllSales, [], [new(AggregateFunction.Count)])).Node);
    }

    [Fact]
    public void A_distinct_count_ignores_case_and_surrounding_space()
    {
        var table = Numbers("a", "A ", " a", "b", null);

        Assert.Equal(2, Number(Measured(AggregateFunction.CountDistinct, "N", new Scan(table.Id)), table));
    }

    [Fact]
    public void Tenths_add_up_to_what_Excel_shows()
    {
        Assert.Equal(0.3, Compute(AggregateFunction.Sum, 0.1, 0.2));
        Assert.Equal(0, Compute(AggregateFunction.Sum, 0.1, 0.2, -0.3));
        Assert.Equal(0.15, Compute(AggregateFunction.Average, 0.1, 0.2));
        Assert.Equal(0.15, Compute(AggregateFunction.Median, 0.2, 0.1));
        Assert.Equal(0.2, Compute(AggregateFunction.Range, 0.1, 0.3));
    }

    [Fact]
    public void Cents_of_ten_thousand_rows_add_up_exactly()
    {
        var random = new Random(20260101);
        var cents = Enumerable.Range(0, 10_000).Select(_ => random.Next(-9_999_999, 9_999_999)).ToArray();
        object?[] amounts = [.. cents.Select(c => (object)(c / 100.0))];

        Assert.Equal((double)(cents.Sum(c => (decimal)c) / 100m), Compute(AggregateFunction.Sum, amounts));
        Assert.Equal((double)(cents.Sum(c => (decimal)c) / 100m / 10_000m), Compute(AggregateFunction.Average, amounts));
    }

    [Fact]
    public void A_sum_beyond_decimals_keeps_its_small_parts()
    {
        Assert.Equal(5, Compute(AggregateFunction.Sum, 1e30, 5, -1e30));
        Assert.Equal(2e300, Compute(AggregateFunction.Sum, 1e300, 1e300));
    }

    [Fact]
    public void A_sum_of_very_small_numbers_is_not_rounded_away()
    {
        Assert.Equal(2e-30, Compute(AggregateFunction.Sum, 1e-30, 1e-30));
        Assert.Equal(1e-30, Compute(AggregateFunction.Average, 1e-30, 1e-30));
        Assert.Equal(1.23456789012345e-20, Compute(AggregateFunction.Sum, 1, 1.23456789012345e-20, -1));
    }

    [Theory]
    [InlineData(3.0, 9, 1, 3)]
    [InlineData(2.5, 4, 1, 2, 3)]
    public void The_median_is_the_middle_or_the_mean_of_the_two_middles(double expected, params int[] values)
        => Assert.Equal(expected, Compute(AggregateFunction.Median, [.. values.Select(v => (object)v)]));

    [Fact]
    public void The_standard_deviation_is_that_of_a_sample()
        => Assert.Equal(2.138089935, Compute(AggregateFunction.StandardDeviation, 2, 4, 4, 4, 5, 5, 7, 9), 9);

    [Theory]
    [InlineData(AggregateFunction.Average)]
    [InlineData(AggregateFunction.Minimum)]
    [InlineData(AggregateFunction.Maximum)]
    [InlineData(AggregateFunction.Median)]
    [InlineData(AggregateFunction.StandardDeviation)]
    [InlineData(AggregateFunction.First)]
    [InlineData(AggregateFunction.Last)]
    [InlineData(AggregateFunction.Range)]
    public void Of_no_value_there_is_no_measure(AggregateFunction function)
    {
        var table = Numbers(null, null);

        Assert.True(Run(Measured(function, "N", new Scan(table.Id)), table).Value(0, 0).IsBlank);
    }

    [Fact]
    public void Of_no_value_the_sum_and_the_count_are_nought()
    {
        Assert.Equal(0, Compute(AggregateFunction.Sum, null, null));
        Assert.Equal(0, Compute(AggregateFunction.Count, null, null));
    }

    [Fact]
    public void One_number_has_no_standard_deviation()
    {
        var table = Numbers(7);

        Assert.True(Run(Measured(AggregateFunction.StandardDeviation, "N", new Scan(table.Id)), table).Value(0, 0).IsBlank);
    }

    [Fact]
    public void Text_and_errors_are_skipped_by_arithmetic_and_reported()
    {
        var table = Numbers(1, "n/a", CellValue.OfError("#DIV/0!"), null, 3, true);

        var result = Run(Measured(AggregateFunction.Sum, "N", new Scan(table.Id)), table);

        Assert.Equal(4, result.Value(0, 0).Number);
        Assert.Equal(
            ["1 blank cell(s) of 'N' skipped", "2 cell(s) of 'N' hold text and were skipped", "1 cell(s) of 'N' hold an error and were skipped"],
            result.Proof.Skipped);
        Assert.Equal("Numbers!A2|Numbers!A6", string.Join('|', result.Proof.Operands));
    }

    [Fact]
    public void Extremes_of_dates_are_dates()
    {
        Assert.Equal(new DateTime(2024, 6, 30), Run(Measured(AggregateFunction.Maximum, "Day")).Value(0, 0).AsDateTime());
        Assert.Equal(new DateTime(2023, 3, 1), Run(Measured(AggregateFunction.Minimum, "Day")).Value(0, 0).AsDateTime());
    }

    [Fact]
    public void A_span_of_dates_is_a_number_of_days()
    {
        var value = Run(Measured(AggregateFunction.Range, "Day")).Value(0, 0);

        Assert.Equal(CellValue.OfNumber((new DateTime(2024, 6, 30) - new DateTime(2023, 3, 1)).TotalDays), value);
    }

    [Theory]
    [InlineData(AggregateFunction.Sum)]
    [InlineData(AggregateFunction.Average)]
    [InlineData(AggregateFunction.Maximum)]
    public void Amounts_of_two_currencies_are_not_mixed(AggregateFunction function)
    {
        var table = Numbers((1.5, Euro), (2.5, Dollar));

        var error = Refused(Measured(function, "N", new Scan(table.Id)), table);

        Assert.Equal("aggregate", error.Node);
        Assert.Contains("EUR", error.Message, StringComparison.Ordinal);
        Assert.Contains("USD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_currencies_are_not_mixed_when_the_first_cell_has_none()
    {
        var table = Numbers(0, (1.5, Euro), (2.5, Dollar));

        Assert.Equal("aggregate", Refused(Measured(AggregateFunction.Sum, "N", new Scan(table.Id)), table).Node);
    }

    [Fact]
    public void Amounts_computed_row_by_row_keep_their_currencies_and_are_not_mixed()
    {
        var table = Numbers((1.5, Euro), (2.5, Dollar));
        var doubled = new Extend(new Scan(table.Id), "Double", new Arithmetic(ArithmeticOperator.Product, new Reference("N"), new SingleValue(new Constant(Literal.Of(2)))));

        Assert.Equal(["3.00 EUR", "5.00 USD"], Rows(Show(doubled, "Double"), table));
        Assert.Equal("aggregate", Refused(Measured(AggregateFunction.Sum, "Double", doubled), table).Node);
        Assert.Equal("extend", Refused(new Extend(new Scan(table.Id), "R", new Window(WindowFunction.Rank, "N")), table).Node);
    }

    [Fact]
    public void A_sum_of_money_is_shown_as_money()
    {
        var table = Numbers((1000.5, Euro), (2000.25, Euro));

        Assert.Equal(["3,000.75 EUR"], Rows(Measured(AggregateFunction.Sum, "N", new Scan(table.Id)), table));
    }

    [Fact]
    public void Groups_come_in_the_order_of_their_first_row_and_ignore_case()
    {
        var plan = new Group(AllSales, ["Region"], [new(AggregateFunction.Count), new(AggregateFunction.Sum, "Revenue")]);

        Assert.Equal(["North|2|210.1", "south|2|150.2", "East|1|0"], Rows(plan));
        Assert.Equal(["Region", "Count", "Sum of Revenue"], Run(plan).Columns.Select(c => c.Name));
        Assert.Equal([ColumnType.Text, ColumnType.Number, ColumnType.Number], Run(plan).Columns.Select(c => c.Type));
    }

    [Fact]
    public void Groups_of_two_columns_are_pairs()
    {
        var table = TestTable.Of("T", ["A", "B"], ["x", "yz"], ["xy", "z"], ["X", "YZ"]);

        Assert.Equal(["x|yz|2", "xy|z|1"], Rows(new Group(new Scan(table.Id), ["A", "B"], [new(AggregateFunction.Count)]), table));
    }

    [Fact]
    public void Groups_can_be_ranked_and_named()
    {
        var groups = new Group(AllSales, ["Product"], [new(AggregateFunction.Sum, "Units")]);

        Assert.Equal(["Stove"], Rows(Show(new Limit(new Sort(groups, "Sum of Units", Descending: true), 1), "Product")));
    }
}
