using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>Amounts of different currencies or units have no order, and an answer that gave them one would look right.</summary>
public sealed class MixedAmountsTests
{
    private const string Euro = "#,##0.00 [$EUR]";
    private const string Dollar = "#,##0.00 [$USD]";

    private static readonly Table Prices = TestTable.Of(
        "Prices",
        ["Item", "Land", "Price", "Old Price"],
        ["Tent", "Spain", (10, Euro), (12, Euro)],
        ["Stove", "Texas", (20, Dollar), (15, Dollar)],
        ["Lamp", "Spain", (30, Euro), (29, Dollar)]);

    private static readonly Table Parts = TestTable.With(
        TestTable.Of("Parts", ["Part", "Net", "Gross", "Length"], ["Rod", 1, 2, 300], ["Pin", 3, 4, 200]),
        ("Net", ColumnType.Number, "kg"),
        ("Gross", ColumnType.Number, "kg"),
        ("Length", ColumnType.Number, "cm"));

    private static readonly Scan AllPrices = new(Prices.Id);
    private static readonly Scan AllParts = new(Parts.Id);

    private static Filter Spanish => new(AllPrices, new Comparison("Land", ComparisonOperator.Equal, Literal.Of("Spain")));

    [Fact]
    public void Amounts_of_two_currencies_are_not_put_in_order()
    {
        Assert.Equal("sort", Refused(new Sort(AllPrices, "Price"), Prices).Node);
        Assert.Equal(["Lamp|30.00 EUR", "Tent|10.00 EUR"], Rows(Show(new Sort(Spanish, "Price", Descending: true), "Item", "Price"), Prices));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_largest_of_two_currencies_is_not_picked(int count)
    {
        var error = Refused(new Limit(new Sort(AllPrices, "Price", Descending: true), count), Prices);

        Assert.Equal("sort", error.Node);
        Assert.Contains("EUR", error.Message, StringComparison.Ordinal);
        Assert.Contains("USD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_of_two_currencies_are_not_ranked()
    {
        var groups = new Group(AllPrices, ["Land"], [new(AggregateFunction.Sum, "Price")]);

        Assert.Equal(["Spain|40.00 EUR", "Texas|20.00 USD"], Rows(groups, Prices));
        Assert.Equal("sort", Refused(new Limit(new Sort(groups, "Sum of Price", Descending: true), 1), Prices).Node);
    }

    [Fact]
    public void Columns_are_not_held_against_each_other_in_two_currencies_or_units()
    {
        Assert.Equal("filter", Refused(new Filter(AllPrices, new ColumnComparison("Price", ComparisonOperator.Greater, "Old Price")), Prices).Node);
        Assert.Equal("filter", Refused(new Filter(AllParts, new ColumnComparison("Net", ComparisonOperator.Less, "Length")), Parts).Node);
        Assert.Equal(2, Run(new Filter(AllParts, new ColumnComparison("Net", ComparisonOperator.Less, "Gross")), Parts).RowCount);
    }

    [Fact]
    public void Results_of_two_units_are_not_tested_against_each_other()
    {
        Plan Total(string column) => Measured(AggregateFunction.Sum, column, AllParts);

        Assert.Equal("test", Refused(new Test(ComparisonOperator.Greater, Total("Length"), Total("Net")), Parts).Node);
        Assert.Equal(["TRUE"], Rows(new Test(ComparisonOperator.Greater, Total("Gross"), Total("Net")), Parts));
    }

    [Fact]
    public void Columns_of_two_units_are_not_turned_into_one()
    {
        var error = Refused(new Unpivot(AllParts, ["Net", "Length"], "Measure", "Amount"), Parts);

        Assert.Equal("unpivot", error.Node);
        Assert.Contains("kg, cm", error.Message, StringComparison.Ordinal);
        Assert.Equal("kg", Run(new Unpivot(AllParts, ["Net", "Gross"], "Measure", "Amount"), Parts).Columns[^1].Unit);
    }
}
