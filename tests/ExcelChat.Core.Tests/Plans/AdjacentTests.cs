using ExcelChat.Plans;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class AdjacentTests
{
    [Theory]
    [InlineData(0, 1, "2")]
    [InlineData(1, -1, "1")]
    [InlineData(1, 0, "2")]
    [InlineData(1, 2, "4")]
    [InlineData(0, -1, "")]
    [InlineData(3, 1, "")]
    [InlineData(3, int.MaxValue, "")]
    public void It_is_the_row_at_a_distance_and_none_beyond_the_edges(int anchor, int offset, string expected)
    {
        var table = Numbers(1, 2, 3, 4);
        var scan = new Scan(table.Id);

        Assert.Equal(expected, string.Join('|', Rows(new Filter(scan, new Adjacent(new Limit(scan, 1, anchor), offset)), table)));
    }

    [Fact]
    public void Every_row_of_the_anchor_counts()
    {
        var plan = Where(new Adjacent(Where("Region", ComparisonOperator.Equal, Literal.Of("North")), 1));

        Assert.Equal(["south", "South"], Rows(Show(plan, "Region")));
    }

    [Fact]
    public void The_next_row_is_that_of_the_filtered_input()
    {
        var tents = Where("Product", ComparisonOperator.Equal, Literal.Of("Tent"));
        var first = new Limit(AllSales, 1);

        Assert.Equal(["South"], Rows(Show(new Filter(tents, new Adjacent(first, 1)), "Region")));
    }

    [Fact]
    public void The_next_row_of_a_sorted_input_is_the_next_in_order()
    {
        var top = new Limit(new Sort(AllSales, "Revenue", Descending: true), 1);

        Assert.Equal(["100"], Rows(Show(new Filter(new Sort(AllSales, "Revenue", Descending: true), new Adjacent(top, 1)), "Revenue")));
    }

    [Fact]
    public void Computed_rows_have_no_neighbours()
        => Assert.Equal("filter", Refused(Where(new Adjacent(Measured(AggregateFunction.Count), 1))).Node);

    [Fact]
    public void An_anchor_of_another_table_is_refused()
    {
        var other = Numbers(1);

        Assert.Equal("filter", Refused(Where(new Adjacent(new Scan(other.Id), 1)), Sales, other).Node);
    }
}
