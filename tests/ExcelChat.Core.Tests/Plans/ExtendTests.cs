using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class ExtendTests
{
    [Theory]
    [InlineData(ArithmeticOperator.Sum, "202.1|55.2|11||")]
    [InlineData(ArithmeticOperator.Difference, "198.1|45.2|9||")]
    [InlineData(ArithmeticOperator.Product, "400.2|251|10||")]
    [InlineData(ArithmeticOperator.Ratio, "100.05|10.04|10||")]
    public void Columns_are_computed_row_by_row_and_blanks_stay_blank(ArithmeticOperator op, string expected)
        => Assert.Equal(expected, Column(new Arithmetic(op, new Reference("Revenue"), new Reference("Units"))));

    [Fact]
    public void A_value_of_another_plan_is_the_same_in_each_row()
        => Assert.Equal("110.025|-39.875|-80.075|9.925|", Column(new Arithmetic(ArithmeticOperator.Difference, new Reference("Revenue"), new SingleValue(Measured(AggregateFunction.Average, "Revenue")))));

    [Theory]
    [InlineData(DatePart.Year, "2023|2023|2024|2024|2024")]
    [InlineData(DatePart.Quarter, "1|3|1|1|2")]
    [InlineData(DatePart.Month, "3|7|1|1|6")]
    [InlineData(DatePart.Week, "9|28|1|1|26")]
    [InlineData(DatePart.Weekday, "3|6|2|2|7")]
    [InlineData(DatePart.Decade, "2020|2020|2020|2020|2020")]
    [InlineData(DatePart.Century, "21|21|21|21|21")]
    [InlineData(DatePart.MonthName, "March|July|January|January|June")]
    [InlineData(DatePart.WeekdayName, "Wednesday|Saturday|Tuesday|Tuesday|Sunday")]
    [InlineData(DatePart.YearMonth, "2023-03|2023-07|2024-01|2024-01|2024-06")]
    [InlineData(DatePart.YearQuarter, "2023 Q1|2023 Q3|2024 Q1|2024 Q1|2024 Q2")]
    [InlineData(DatePart.Date, "2023-03-01|2023-07-15|2024-01-02|2024-01-02|2024-06-30")]
    public void A_date_is_taken_apart(DatePart part, string expected) => Assert.Equal(expected, Column(new PartOfDate("Day", part)));

    [Theory]
    [InlineData(WindowFunction.RunningTotal, "200.1|250.3|260.3|360.3|360.3")]
    [InlineData(WindowFunction.Share, "55.54%|13.93%|2.78%|27.75%|")]
    [InlineData(WindowFunction.Rank, "4|2|1|3|")]
    public void A_value_depends_on_the_other_rows(WindowFunction function, string expected) => Assert.Equal(expected, Column(new Window(function, "Revenue")));

    [Fact]
    public void A_group_has_its_own_totals_and_places()
    {
        Assert.Equal("200.1|50.2|210.1|150.2|0", Column(new Window(WindowFunction.RunningTotal, "Revenue", ["Region"])));
        Assert.Equal("1|2|2|1|", Column(new Window(WindowFunction.Rank, "Revenue", ["Region"], Descending: true)));
    }

    [Fact]
    public void The_rows_beside_are_looked_at()
    {
        Assert.Equal("Stove|Stove|Tent|tent|", Column(new Window(WindowFunction.Shift, "Product", Offset: 1)));
        Assert.Equal("|Tent|Stove|Stove|Tent", Column(new Window(WindowFunction.Shift, "Product", Offset: -1)));
        Assert.Equal("Sales!B3", string.Join('|', Run(new Limit(Show(new Extend(AllSales, "X", new Window(WindowFunction.Shift, "Product", Offset: 1)), "X"), 1)).Proof.Operands));
    }

    [Fact]
    public void Equal_places_leave_a_gap_behind_them()
    {
        var table = Numbers(5, 3, 5, 1);

        Assert.Equal(["1", "3", "1", "4"], Rows(Show(new Extend(new Scan(table.Id), "X", new Window(WindowFunction.Rank, "N", Descending: true)), "X"), table));
    }

    [Fact]
    public void An_unbroken_run_is_counted()
    {
        var games = TestTable.Of("Games", ["Result"], ["W"], ["w"], ["L"], ["W"], ["W"], ["W"]);

        Assert.Equal(["1", "2", "1", "1", "2", "3"], Rows(Show(new Extend(new Scan(games.Id), "X", new Window(WindowFunction.Streak, "Result")), "X"), games));
    }

    [Theory]
    [InlineData("35-10", 1, "35")]
    [InlineData("35-10", 2, "10")]
    [InlineData("W 7–0", 2, "0")]
    [InlineData("6,000 rpm", 1, "6000")]
    [InlineData("-3.5 °C", 1, "-3.5")]
    [InlineData("1,2,3", 3, "3")]
    [InlineData("no number", 1, "")]
    [InlineData("35-10", 3, "")]
    public void A_number_inside_a_text_is_found(string text, int position, string expected)
    {
        var table = Numbers(text);

        Assert.Equal([expected], Rows(Show(new Extend(new Scan(table.Id), "X", new NumberIn("N", position)), "X"), table));
    }

    [Fact]
    public void A_computed_value_rests_on_the_cells_of_its_row()
        => Assert.Equal("Sales!C3:D3", string.Join('|', Run(Show(new Limit(new Extend(AllSales, "X", new Arithmetic(ArithmeticOperator.Product, new Reference("Units"), new Reference("Revenue"))), 1, Skip: 1), "X")).Proof.Operands));

    [Fact]
    public void The_next_row_is_found_behind_a_computed_column()
    {
        var years = new Extend(AllSales, "Year", new PartOfDate("Day", DatePart.Year));

        Assert.Equal(["South"], Rows(Show(new Filter(years, new Adjacent(new Filter(years, new Comparison("Revenue", ComparisonOperator.Equal, Literal.Of(10))), 1)), "Region")));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused()
        => Assert.Contains("'revenue' is empty or taken", Refused(new Extend(AllSales, "revenue", new Reference("Units"))).Message, StringComparison.Ordinal);

    private static string Column(Expression value) => string.Join('|', Rows(Show(new Extend(AllSales, "X", value), "X")));
}
