using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Plans;
using ExcelChat.Plans;
using ExcelChat.Questions;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Questions;

public sealed class PlanReadingTests
{
    private static readonly Scan All = new("t");
    private static readonly Comparison North = new("Region", ComparisonOperator.Equal, Literal.Of("North"));
    private static readonly Comparison Large = new("Revenue", ComparisonOperator.GreaterOrEqual, Literal.Of(15_000));
    private static readonly Comparison Late = new("Day", ComparisonOperator.Greater, Literal.Of(new DateTime(2024, 1, 31)));

    public static TheoryData<Plan, string> Plans() => new()
    {
        { All, "all rows" },
        { new Aggregate(new Filter(All, North), [new(AggregateFunction.Sum, "Revenue")]), "sum of Revenue where Region is North" },
        { new Aggregate(new Filter(All, new And([North, Large])), [new(AggregateFunction.Count)]), "number of rows where Region is North and Revenue is at least 15,000" },
        { new Project(new Filter(All, Late), ["Product", "Day"]), "Product, Day where Day is more than 2024-01-31" },
        { new Group(All, ["Region"], [new(AggregateFunction.Average, "Revenue")]), "average of Revenue for each Region" },
        { new Limit(new Sort(All, "Revenue", Descending: true), 1), "the row with the largest Revenue" },
        { new Limit(new Sort(All, "Revenue"), 3), "the 3 smallest by Revenue of all rows" },
        { new Limit(All, 1, FromEnd: true), "the last of all rows" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_is_said_in_words(Plan plan, string expected) => Assert.Equal(expected, PlanReading.Of(plan));

    [Fact]
    public void The_culture_of_the_machine_does_not_count()
    {
        using var culture = new ForeignCulture();

        Assert.Equal("rows where Revenue is at least 15,000", PlanReading.Of(new Filter(All, Large)));
    }

    [Property(MaxTest = 500)]
    public bool Every_plan_is_said_the_same_way_after_its_JSON_form(int seed)
    {
        var plan = new RandomPlans(seed).Any();
        return PlanReading.Of(plan) == PlanReading.Of(PlanJson.Read(PlanJson.Write(plan)));
    }
}
