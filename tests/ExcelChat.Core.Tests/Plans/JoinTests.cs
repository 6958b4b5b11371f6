using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class JoinTests
{
    private static readonly Table Regions = TestTable.Of("Regions", ["Region", "Manager"], ["NORTH ", "Ada"], ["South", "Ben"], ["South", "Cem"], [null, "Dot"]);

    private static readonly Table Wide = TestTable.Of("Wide", ["Item", "2023", "2024"], ["Tents", 5, 7], ["Stoves", 9, null]);

    [Fact]
    public void Rows_meet_where_their_keys_say_the_same()
    {
        var plan = Show(new Join(AllSales, new Scan(Regions.Id), [new("Region", "Region")]), "Region", "Region (2)", "Manager", "Units");

        Assert.Equal(["North|NORTH |Ada|2", "south|South|Ben|5", "south|South|Cem|5", "North|NORTH |Ada|1", "South|South|Ben|", "South|South|Cem|"], Rows(plan, Sales, Regions));
    }

    [Fact]
    public void A_row_without_a_partner_stays_when_it_may()
    {
        var join = new Join(AllSales, new Scan(Regions.Id), [new("Region", "Region")], Optional: true);

        Assert.Equal(["East|"], Rows(Show(new Filter(join, new Empty("Manager")), "Region", "Manager"), Sales, Regions));
    }

    [Fact]
    public void A_joined_value_rests_on_its_own_cell_and_on_the_keys()
    {
        var join = new Join(new Limit(AllSales, 1), new Scan(Regions.Id), [new("Region", "Region")]);

        var proof = Run(Show(join, "Manager"), Sales, Regions).Proof;

        Assert.Equal("Regions!B2", string.Join('|', proof.Operands));
        Assert.Equal("Sales!A2|Regions!A2", string.Join('|', proof.Filters));
    }

    [Fact]
    public void Tables_are_joined_on_several_columns()
    {
        var prices = TestTable.Of("Prices", ["Area", "Thing", "Price"], ["North", "Tent", 99], ["North", "Stove", 9], ["South", "Tent", 95]);
        var join = new Join(AllSales, new Scan(prices.Id), [new("Region", "Area"), new("Product", "Thing")]);

        Assert.Equal(["99", "9", "95"], Rows(Show(join, "Price"), Sales, prices));
    }

    [Fact]
    public void Numbers_meet_by_value_whatever_they_show()
    {
        var (ids, codes) = (TestTable.Of("Ids", ["Id"], [7]), TestTable.Of("Codes", ["Code", "Name"], [(7, "0.00"), "seven"]));

        Assert.Equal(["seven"], Rows(Show(new Join(new Scan(ids.Id), new Scan(codes.Id), [new("Id", "Code")]), "Name"), ids, codes));
    }

    [Fact]
    public void A_join_that_would_explode_is_refused()
    {
        var many = Numbers([.. Enumerable.Repeat<object?>(1, 3000)]);
        var scan = new Scan(many.Id);

        Assert.Contains("5,000,000 rows", Refused(new Join(scan, new Scan(many.Id), [new("N", "N")]), many).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_become_values()
    {
        var plan = new Unpivot(new Scan(Wide.Id), ["2023", "2024"], "Year", "Sold");

        Assert.Equal(["Tents|2023|5", "Tents|2024|7", "Stoves|2023|9", "Stoves|2024|"], Rows(plan, Wide));
        Assert.Equal(["2023"], Rows(Show(new Limit(new Sort(plan, "Sold", Descending: true), 1), "Year"), Wide));
        Assert.Equal("Wide!B2:C2", string.Join('|', Run(Measured(AggregateFunction.Sum, "Sold", new Filter(plan, new Comparison("Item", ComparisonOperator.Equal, Literal.Of("tents")))), Wide).Proof.Operands));
    }

    [Fact]
    public void Headers_may_be_called_by_other_labels()
    {
        var plan = new Unpivot(new Scan(Wide.Id), ["2023", "2024"], "When", "Sold") { Labels = ["last year", "this year"] };

        Assert.Equal(["Tents|last year|5", "Tents|this year|7", "Stoves|last year|9", "Stoves|this year|"], Rows(plan, Wide));
        Assert.Equal("unpivot", Refused(plan with { Labels = ["one"] }, Wide).Node);
    }

    [Fact]
    public void Rows_that_both_have_and_rows_that_one_has()
    {
        Plan north = Show(Where("Region", ComparisonOperator.Equal, Literal.Of("North")), "Product"), east = Show(Where("Region", ComparisonOperator.Equal, Literal.Of("East")), "Product");

        Assert.Equal(["Tent"], Rows(new Intersect(north, east)));
        Assert.Equal(["Stove"], Rows(new Except(north, east)));
        Assert.Equal(["Tent", "Stove"], Rows(new Project(new Union([north, east]), ["Product"], Distinct: true)));
    }
}
