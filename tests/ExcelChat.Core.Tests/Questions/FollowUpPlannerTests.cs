using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Questions.FollowUps;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

public sealed class FollowUpPlannerTests
{
    private static readonly Table Sales = TestTable.Of(
        "Sales",
        ["Region", "Product", "2023", "2024"],
        ["North", "Tent", 10, 20],
        ["North", "Stove", 50, 40],
        ["South", "Tent", 70, 80],
        ["South", "Lamp", null, null]);

    private static readonly Table Regions = TestTable.Of("Regions", ["Region", "Manager"], ["North", "Ada"], ["South", "Ben"]);

    private static readonly Scan All = new(Sales.Id);

    private static Filter North => new(All, Is("Region", "North"));

    private static Filter Tents => new(All, Is("Product", "Tent"));

    public static TheoryData<Plan, string, string> Changed() => new()
    {
        { new Project(new Limit(new Sort(new Unpivot(North, ["2023", "2024"], "Year", "Sold"), "Sold", Descending: true), 1), ["Year", "Sold"]), "and South?", "2024|80" },
        { new Test(ComparisonOperator.Greater, Sum(North, "2024"), new Constant(Literal.Of(100))), "and South?", "FALSE" },
        { new Test(ComparisonOperator.Greater, new Constant(Literal.Of(70)), Sum(North, "2024")), "and South?", "FALSE" },
        { new Intersect(new Project(North, ["Product"]), new Project(All, ["Product"])), "and South?", "Tent; Lamp" },
        { new Except(new Project(North, ["Product"]), new Project(Tents, ["Product"])), "and South?", "Lamp" },
        { new Project(new Filter(All, new Adjacent(new Filter(All, Is("Product", "Stove")), 1)), ["Region", "Product"]), "and Tent?", "North|Stove; South|Lamp" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_follow_up_changes_plans_of_every_shape(Plan before, string question, string expected)
    {
        var plan = FollowUpPlanner.Plan(question, before, [Sales], TestContext.Current.CancellationToken);

        Assert.NotNull(plan);
        var result = new PlanEngine([Sales]).Run(plan);
        Assert.Equal(expected, string.Join("; ", Enumerable.Range(0, result.RowCount).Select(row => string.Join('|', Enumerable.Range(0, result.Columns.Count).Select(c => result.Text(row, c))))));
    }

    [Fact]
    public void A_follow_up_that_has_no_place_in_the_plan_does_not_repeat_the_answer()
    {
        var joined = new Join(All, new Filter(new Scan(Regions.Id), Is("Region", "North")), [new("Region", "Region")]);

        Assert.Null(FollowUpPlanner.Plan("and South?", Sum(joined, "2023"), [Sales, Regions], TestContext.Current.CancellationToken));
        Assert.Null(FollowUpPlanner.Plan("by product", new Project(North, ["Product"]), [Sales], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_sum_of_nothing_is_no_follow_up()
    {
        Assert.NotNull(FollowUpPlanner.Plan("and Stove?", Sum(Tents, "2023"), [Sales], TestContext.Current.CancellationToken));
        Assert.Null(FollowUpPlanner.Plan("and Lamp?", Sum(Tents, "2023"), [Sales], TestContext.Current.CancellationToken));
    }

    private static Comparison Is(string column, string text) => new(column, ComparisonOperator.Equal, Literal.Of(text));

    private static Aggregate Sum(Plan rows, string column) => new(rows, [new(AggregateFunction.Sum, column)]);
}
