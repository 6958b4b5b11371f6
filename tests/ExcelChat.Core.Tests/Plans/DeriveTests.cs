using ExcelChat.Plans;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class DeriveTests
{
    [Theory]
    [InlineData(ArithmeticOperator.Sum, 0.1, 0.2, 0.3)]
    [InlineData(ArithmeticOperator.Difference, 0.3, 0.1, 0.2)]
    [InlineData(ArithmeticOperator.Difference, 1, 3, -2)]
    [InlineData(ArithmeticOperator.AbsoluteDifference, 1, 3, 2)]
    [InlineData(ArithmeticOperator.Product, 4, 2.5, 10)]
    [InlineData(ArithmeticOperator.Ratio, 1, 4, 0.25)]
    [InlineData(ArithmeticOperator.PercentChange, 80, 100, 0.25)]
    [InlineData(ArithmeticOperator.PercentChange, 100, 80, -0.2)]
    public void The_operators_compute(ArithmeticOperator op, double left, double right, double expected)
        => Assert.Equal(expected, Of(op, left, right).Value(0, 0).Number);

    [Theory]
    [InlineData(ArithmeticOperator.Ratio, 1, 0)]
    [InlineData(ArithmeticOperator.Ratio, 0, 0)]
    [InlineData(ArithmeticOperator.PercentChange, 0, 5)]
    public void Division_by_zero_is_refused(ArithmeticOperator op, double left, double right)
        => Assert.Equal("derive", Assert.Throws<PlanException>(() => Of(op, left, right)).Node);

    [Theory]
    [InlineData(ArithmeticOperator.Sum)]
    [InlineData(ArithmeticOperator.Difference)]
    [InlineData(ArithmeticOperator.AbsoluteDifference)]
    [InlineData(ArithmeticOperator.PercentChange)]
    public void Amounts_of_two_currencies_are_not_mixed(ArithmeticOperator op)
    {
        var error = Assert.Throws<PlanException>(() => Of(op, (1, "0.00 [$EUR]"), (2, "0.00 [$USD]")));

        Assert.Equal("derive", error.Node);
        Assert.Contains("EUR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_of_money_is_money_and_its_ratio_is_not()
    {
        Assert.Equal("2.50 EUR", Of(ArithmeticOperator.Difference, (5, "0.00 [$EUR]"), (2.5, "0.00 [$EUR]")).Text(0, 0));
        Assert.Equal("2", Of(ArithmeticOperator.Ratio, (5, "0.00 [$EUR]"), (2.5, "0.00 [$EUR]")).Text(0, 0));
    }

    [Theory]
    [InlineData("left", true)]
    [InlineData("right", false)]
    public void A_side_that_is_not_one_number_is_named(string side, bool left)
    {
        var (one, many) = ((Plan)Measured(AggregateFunction.Count), (Plan)Show(AllSales, "Revenue"));

        var error = Refused(new Derive(ArithmeticOperator.Sum, left ? many : one, left ? one : many));

        Assert.Equal("derive", error.Node);
        Assert.Contains($"the {side} side gives 5 rows of 1 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_no_operand() => Assert.Equal("derive", Refused(new Derive(ArithmeticOperator.Sum, Show(new Limit(AllSales, 1), "Region"), Measured(AggregateFunction.Count))).Node);

    [Fact]
    public void A_difference_of_two_days_is_a_number_of_days()
        => Assert.Equal("14", Of(ArithmeticOperator.Difference, new DateOnly(2024, 3, 7), new DateOnly(2024, 2, 22)).Text(0, 0));

    [Fact]
    public void The_proof_has_the_operands_of_both_sides()
        => Assert.Equal("Numbers!A2:A3", string.Join('|', Of(ArithmeticOperator.Sum, 1, 2).Proof.Operands));

    private static Result Of(ArithmeticOperator op, object left, object right)
    {
        var table = Numbers(left, right);
        var scan = new Scan(table.Id);
        return Run(new Derive(op, new Limit(scan, 1), new Limit(scan, 1, Skip: 1)), table);
    }
}
