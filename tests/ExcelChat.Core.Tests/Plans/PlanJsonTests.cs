using ExcelChat.Plans;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class PlanJsonTests
{
    public static TheoryData<Plan> EveryNode() =>
    [
        new Scan("t"),
        new Scan("t", AllRows: true),
        Where("A", ComparisonOperator.Equal, Literal.Of("x")),
        Where("A", ComparisonOperator.Less, Literal.Of(0)),
        Where("A", ComparisonOperator.Greater, Literal.Of(0.1)),
        Where("A", ComparisonOperator.GreaterOrEqual, Literal.Of(new DateTime(2024, 2, 29, 13, 30, 0))),
        Where("A", ComparisonOperator.NotEqual, new Literal { Boolean = false }),
        Where("A", ComparisonOperator.Contains, Literal.Of("")),
        Where(new Comparison("A", ComparisonOperator.Equal, null, new Aggregate(AllSales, [new(AggregateFunction.Maximum, "A")]))),
        Where(new Membership("A", [Literal.Of("x"), Literal.Of(1)])),
        Where(new And([new Or([]), new Not(new Adjacent(AllSales, 0))])),
        Where(new Adjacent(new Limit(AllSales, 1), -2)),
        new Project(AllSales, ["A", "B"]),
        new Project(AllSales, ["A"], Distinct: true),
        new Group(AllSales, ["A"], [new(AggregateFunction.Count), new(AggregateFunction.Range, "B")]),
        new Aggregate(AllSales, [new(AggregateFunction.StandardDeviation, "A")]),
        new Sort(AllSales, "A"),
        new Sort(AllSales, "A", Descending: true),
        new Limit(AllSales, 3),
        new Limit(AllSales, 3, 2, FromEnd: true, Ties: true),
        new Derive(ArithmeticOperator.Sum, AllSales, new Scan("other")),
        new Derive(ArithmeticOperator.PercentChange, AllSales, AllSales),
        new Union([AllSales, new Scan("other")]),
        new Intersect(AllSales, new Except(AllSales, new Scan("other"))),
        new Join(AllSales, new Scan("other"), [new("A", "B")], Optional: true),
        new Unpivot(AllSales, ["2023", "2024"], "Year", "Sales"),
        new Unpivot(AllSales, ["A > 2023", "A > 2024"], "Year", "Sales") { Labels = ["2023", "2024"] },
        Where(new Labelled(["Europe", "France"])),
        Where(new Labelled([], Members: true)),
        new Test(ComparisonOperator.Greater, new Constant(Literal.Of(1)), new Constant(Literal.Of("x"))),
        new Limit(AllSales, 1) { Per = ["A"] },
        new Aggregate(AllSales, [new(AggregateFunction.Percentile, "A", Percentile: 0.9), new(AggregateFunction.Correlation, "A", "B"), new(AggregateFunction.Share)]),
        new Extend(AllSales, "X", new Arithmetic(ArithmeticOperator.Ratio, new Reference("A"), new SingleValue(new Constant(Literal.Of(2))))),
        new Extend(AllSales, "X", new PartOfDate("A", DatePart.Year)),
        new Extend(AllSales, "X", new NumberIn("A", 2)),
        new Extend(AllSales, "X", new Window(WindowFunction.Shift, "A", ["B"], -1)),
        new Extend(AllSales, "X", new Window(WindowFunction.Rank, "A", Descending: true)),
        Where(new Comparison("A", ComparisonOperator.Equal, Literal.Of(2024), Part: DatePart.Year)),
        Where(new Between("A", Literal.Of(1), Literal.Of(2))),
        Where(new ColumnComparison("A", ComparisonOperator.Less, "B")),
        Where(new MemberOf("A", AllSales)),
        Where(new Or([new Empty("A"), new Recent("A", 3, DatePart.Month)])),
    ];

    [Theory]
    [MemberData(nameof(EveryNode))]
    public void Every_node_comes_back_as_it_was(Plan plan)
        => Assert.Equal(Canon.Of(plan), Canon.Of(PlanJson.Read(PlanJson.Write(plan))));

    [Fact]
    public void Names_are_in_camel_case_and_defaults_are_left_out()
        => Assert.Equal(
            """{"op":"limit","input":{"op":"sort","input":{"op":"scan","table":"t","allRows":true},"by":"A"},"count":1,"fromEnd":true}""",
            PlanJson.Write(new Limit(new Sort(new Scan("t", AllRows: true), "A"), 1, FromEnd: true)));

    [Fact]
    public void A_plan_as_a_model_writes_it_is_read()
    {
        const string json =
            """
            {
              "input": { "input": { "table": "t", "op": "scan" }, "op": "filter",
                         "where": { "is": "comparison", "column": "Region", "operator": "Equal", "value": { "text": "North" } } },
              "measures": [{ "function": "Sum", "column": "Revenue" }],
              "op": "aggregate"
            }
            """;

        Assert.Equal(
            Canon.Of(new Aggregate(new Filter(new Scan("t"), new Comparison("Region", ComparisonOperator.Equal, Literal.Of("North"))), [new(AggregateFunction.Sum, "Revenue")])),
            Canon.Of(PlanJson.Read(json)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELECT SUM(revenue) FROM sales")]
    [InlineData("{\"op\":\"scan\",\"table\":\"t\"")]
    [InlineData("""{"op":"scan","table":"t"} and more""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("""{"op":"drop","table":"t"}""")]
    public void What_is_no_plan_at_all_is_refused(string json)
    {
        var error = Assert.Throws<PlanException>(() => PlanJson.Read(json));

        Assert.Equal("json", error.Node);
    }

    [Theory]
    [InlineData("""{"op":"scan"}""", "scan", "$ the member \"table\" is missing. Add it: a text.")]
    [InlineData("""{"op":"scan","table":null}""", "scan", "$.table found null, expected a text.")]
    [InlineData("""{"op":"limit","input":{"op":"scan","table":"t"}}""", "limit", "\"count\" is missing. Add it: a whole number.")]
    [InlineData("""{"op":"limit","input":{"op":"scan","table":"t"},"count":"many"}""", "limit", "$.count found \"many\", expected a whole number.")]
    [InlineData("""{"op":"limit","input":{"op":"scan","table":"t"},"count":1.5}""", "limit", "$.count found 1.5, expected a whole number.")]
    [InlineData("""{"op":"sort","input":{"op":"drop"},"by":"A"}""", "sort", "$.input \"op\" is \"drop\", expected one of: scan, filter")]
    [InlineData("""{"op":"filter","input":{"op":"scan","table":"t"},"where":{"is":"regex","column":"A"}}""", "filter", "$.where \"is\" is \"regex\", expected one of: comparison")]
    [InlineData("""{"op":"filter","input":{"op":"scan","table":"t"},"where":{"is":"comparison","column":"A","operator":"Like","value":{"text":"x"}}}""", "comparison", "found \"Like\", expected one of Equal, NotEqual")]
    [InlineData("""{"op":"filter","input":{"op":"scan","table":"t"},"where":{"is":"comparison","column":"A","value":{"text":"x"}}}""", "comparison", "\"operator\" is missing")]
    [InlineData("""{"op":"filter","input":{"op":"scan","table":"t"},"where":{"is":"and","all":[null]}}""", "and", "$.where.all[0] found null, expected an object")]
    [InlineData("""{"op":"aggregate","input":{"op":"scan","table":"t"},"measures":[null]}""", "aggregate", "$.measures[0] found null, expected an object")]
    [InlineData("""{"op":"aggregate","input":{"op":"scan","table":"t"},"measures":[{"function":"Sum","field":"A"}]}""", "aggregate", "the member \"field\" is not known. Use function, column")]
    [InlineData("""{"op":"project","input":{"op":"scan","table":"t"},"columns":[null]}""", "project", "$.columns[0] found null, expected a text")]
    [InlineData("""{"op":"union","inputs":[{"op":"scan","table":"t"},null]}""", "union", "$.inputs[1] found null")]
    [InlineData("""{"op":"union","inputs":{"op":"scan","table":"t"}}""", "union", "$.inputs found an object, expected a list")]
    public void A_wrong_plan_is_refused_with_its_node_its_place_and_the_fix(string json, string node, string message)
    {
        var error = Assert.Throws<PlanException>(() => PlanJson.Read(json));

        Assert.Equal(node, error.Node);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_a_hostile_depth_is_refused()
    {
        const int depth = 100_000;
        var json = string.Concat(Enumerable.Repeat("{\"op\":\"limit\",\"count\":1,\"input\":", depth)) + "{\"op\":\"scan\",\"table\":\"t\"}" + new string('}', depth);

        Assert.Equal("json", Assert.Throws<PlanException>(() => PlanJson.Read(json)).Node);
    }

    [Fact]
    public void The_plan_of_a_proof_gives_the_same_result_when_read_again()
    {
        var plan = new Limit(new Sort(new Group(AllSales, ["Product"], [new(AggregateFunction.Sum, "Revenue")]), "Sum of Revenue", Descending: true), 2);

        Assert.Equal(Rows(plan), Rows(PlanJson.Read(PlanJson.Write(Run(plan).Proof.Plan))));
    }
}
