using ExcelChat.Plans;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class ConditionTests
{
    public static TheoryData<Predicate, string> Conditions() => new()
    {
        { new Comparison("Day", ComparisonOperator.Equal, Literal.Of(2023), Part: DatePart.Year), "2|5" },
        { new Comparison("Day", ComparisonOperator.Equal, Literal.Of("june"), Part: DatePart.MonthName), "2" },
        { new Comparison("Day", ComparisonOperator.GreaterOrEqual, Literal.Of(6), Part: DatePart.Month), "5|2" },
        { new Between("Units", Literal.Of(2), Literal.Of(4)), "2|2" },
        { new Between("Day", Literal.Of(new DateTime(2023, 7, 15)), Literal.Of(new DateTime(2024, 1, 2))), "5|1|" },
        { new ColumnComparison("Units", ComparisonOperator.Greater, "Revenue"), "" },
        { new ColumnComparison("Units", ComparisonOperator.Less, "Revenue"), "2|5|1" },
        { new Comparison("Product", ComparisonOperator.StartsWith, Literal.Of("T")), "2||2" },
        { new Comparison("Product", ComparisonOperator.EndsWith, Literal.Of("VE")), "5|1" },
        { new MemberOf("Units", Show(Where("Region", ComparisonOperator.Equal, Literal.Of("North")), "Units")), "2|1|2" },
        { new MemberOf("Product", Show(Where("Region", ComparisonOperator.Equal, Literal.Of("East")), "Product")), "2||2" },
        { new Empty("Revenue"), "2" },
        { new Not(new Empty("Units")), "2|5|1|2" },
        { new Recent("Day", 1, DatePart.Year), "1||2" },
        { new Recent("Day", 2, DatePart.Quarter), "1||2" },
        { new Recent("Day", 12, DatePart.Month), "5|1||2" },
        { new Recent("Day", 1, DatePart.Week), "2" },
        { new Recent("Day", 181, DatePart.Day), "1||2" },
        { new Recent("Day", 180, DatePart.Day), "2" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Rows_that_meet_it_are_kept(Predicate where, string units) => Assert.Equal(units, string.Join('|', Rows(Show(Where(where), "Units"))));

    [Fact]
    public void The_last_day_of_a_range_counts_to_its_end()
    {
        var table = Numbers(ExcelChat.Workbooks.CellValue.OfDate(45000.75), ExcelChat.Workbooks.CellValue.OfDate(45001));
        var day = new DateTime(2023, 3, 15);

        Assert.Single(Rows(new Filter(new Scan(table.Id), new Between("N", Literal.Of(day), Literal.Of(day))), table));
    }

    [Fact]
    public void A_day_without_a_serial_is_refused()
        => Assert.Contains("0050-01-01", Refused(Where("Day", ComparisonOperator.Greater, Literal.Of(new DateTime(50, 1, 1)))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_best_of_each_group_are_kept_with_their_ties()
    {
        Plan sorted = new Sort(AllSales, "Units", Descending: true);

        Assert.Equal(["south|5", "North|2", "East|2"], Rows(Show(new Limit(sorted, 1) { Per = ["Region"] }, "Region", "Units")));
        Assert.Equal(["Stove|5", "Tent|2", "tent|2"], Rows(Show(new Limit(sorted, 1, Ties: true) { Per = ["Product"] }, "Product", "Units")));
    }

    [Fact]
    public void Two_results_are_compared()
    {
        Plan north = Measured(AggregateFunction.Sum, "Revenue", Where("Region", ComparisonOperator.Equal, Literal.Of("North")));

        Assert.Equal(["TRUE"], Rows(new Test(ComparisonOperator.Greater, north, new Constant(Literal.Of(200)))));
        Assert.Equal(["FALSE"], Rows(new Test(ComparisonOperator.Equal, north, new Constant(Literal.Of(200)))));
        Assert.Equal("Sales!D2|Sales!D4", string.Join('|', Run(new Test(ComparisonOperator.Less, north, new Constant(Literal.Of(200)))).Proof.Operands));
    }

    [Theory]
    [InlineData(AggregateFunction.Share, "45.45%|54.55%|0.00%")]
    [InlineData(AggregateFunction.Count, "2|1|1")]
    public void A_group_is_measured_beside_the_others(AggregateFunction function, string expected)
    {
        var table = ExcelChat.Core.Tests.Fakes.TestTable.Of("G", ["K", "N"], ["a", 1], ["b", 6], ["a", 4], ["c", 0], ["b", null]);

        Assert.Equal(expected, string.Join('|', Rows(Show(new Group(new Scan(table.Id), ["K"], [new(function, "N")]), $"{function} of N"), table)));
    }

    [Fact]
    public void A_percentile_and_a_correlation_are_those_of_Excel()
    {
        Assert.Equal(3.7, Number(new Aggregate(new Scan(Numbers(1, 2, 3, 4).Id), [new(AggregateFunction.Percentile, "N", Percentile: 0.9)]), Numbers(1, 2, 3, 4)), 12);
        var pairs = ExcelChat.Core.Tests.Fakes.TestTable.Of("P", ["X", "Y"], [1, 2], [2, 4], [3, null], [4, 9]);
        Assert.Equal(0.9986254289035241, Number(new Aggregate(new Scan(pairs.Id), [new(AggregateFunction.Correlation, "X", "Y")]), pairs), 12);
    }
}
