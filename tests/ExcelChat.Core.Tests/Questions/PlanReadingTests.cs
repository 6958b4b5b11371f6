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

    private static readonly Aggregate Total = new(All, [new(AggregateFunction.Sum, "Revenue")]);
    private static readonly Aggregate Mean = new(All, [new(AggregateFunction.Average, "Revenue")]);

    public static TheoryData<Plan, string> Plans() => new()
    {
        { All, "all rows" },
        { new Filter(All, North), "rows where Region is North" },
        { new Aggregate(new Filter(All, North), [new(AggregateFunction.Sum, "Revenue")]), "sum of Revenue where Region is North" },
        { new Aggregate(new Filter(All, new And([North, Large])), [new(AggregateFunction.Count)]), "number of rows where Region is North and Revenue is at least 15,000" },
        { new Project(new Filter(All, Late), ["Product", "Day"]), "Product, Day where Day is more than 2024-01-31" },
        { new Group(All, ["Region"], [new(AggregateFunction.Average, "Revenue")]), "average of Revenue for each Region" },
        { new Limit(new Sort(All, "Revenue", Descending: true), 1), "the row with the largest Revenue" },
        { new Limit(new Sort(All, "Revenue"), 3), "the 3 smallest by Revenue of all rows" },
        { new Limit(All, 1, FromEnd: true), "the last of all rows" },
        { new Sort(All, "Day"), "all rows in ascending order of Day" },
        { new Derive(ArithmeticOperator.Difference, Total, Mean), "difference between (sum of Revenue) and (average of Revenue)" },
        { new Union([Total, Mean]), "sum of Revenue; then average of Revenue" },
        { new Intersect(new Filter(All, North), new Filter(All, Large)), "what is in both (rows where Region is North) and (rows where Revenue is at least 15,000)" },
        { new Except(All, new Filter(All, North)), "(all rows) without (rows where Region is North)" },
        { new Aggregate(new Extend(All, "Double", new Reference("Revenue")), [new(AggregateFunction.Count)]), "number of rows" },
        { new Extend(All, "Double", new Reference("Revenue")), "all rows" },
        { new Join(All, new Scan("u"), [new("Region", "Key")]), "all rows with Region looked up" },
        { new Unpivot(new Filter(All, North), ["2023", "2024"], "Year", "Sold"), "Sold for each Year where Region is North" },
        { new Constant(Literal.Of(1500.5)), "1,500.5" },
        { new Test(ComparisonOperator.Greater, Total, Mean), "whether (sum of Revenue) is more than (average of Revenue)" },
    };

    public static TheoryData<Predicate, string> Conditions() => new()
    {
        { North, "Region is North" },
        { new Membership("Region", [Literal.Of("North"), Literal.Of("East")]), "Region is North or East" },
        { new Between("Revenue", Literal.Of(1), Literal.Of(5)), "Revenue is between 1 and 5" },
        { new ColumnComparison("Sold", ComparisonOperator.Less, "Made"), "Sold is less than Made" },
        { new MemberOf("Region", new Project(new Filter(All, Large), ["Region"])), "Revenue is at least 15,000 for its Region" },
        { new MemberOf("Region", new Project(All, ["Region"])), "Region is in (Region)" },
        { new Empty("Region"), "Region is empty" },
        { new Recent("Day", 3, DatePart.Month), "Day is in the last 3 months" },
        { new Recent("Day", 1, DatePart.Year), "Day is in the last year" },
        { new Labelled(["Assets", "Cash"]), "the row is Assets > Cash" },
        { new And([North, Large]), "Region is North and Revenue is at least 15,000" },
        { new Or([North, Large]), "Region is North or Revenue is at least 15,000" },
        { new Not(North), "not (Region is North)" },
        { new Adjacent(new Filter(All, North), 1), "the row is just below the rows where Region is North" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_is_said_in_words(Predicate where, string expected) => Assert.Equal($"rows where {expected}", PlanReading.Of(new Filter(All, where)));

    [Fact]
    public void No_node_and_no_condition_is_left_without_words()
    {
        Assert.Equal(KindsOf<Plan>(), Plans().Select(row => row.Data.Item1.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(KindsOf<Predicate>(), Conditions().Select(row => row.Data.Item1.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> KindsOf<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name).Order(StringComparer.Ordinal);

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
