using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class FormulaExportTests
{
    private static readonly Comparison North = new("Region", ComparisonOperator.Equal, Literal.Of("north"));

    public static TheoryData<Plan, string> Formulas() => new()
    {
        { Measured(AggregateFunction.Sum, "Revenue"), "=SUM(Sales!D2:D6)" },
        { Measured(AggregateFunction.Count), "=ROWS(Sales!A2:A6)" },
        { Measured(AggregateFunction.Count, "Units"), "=COUNTA(Sales!C2:C6)" },
        { Measured(AggregateFunction.Average, "Revenue"), "=AVERAGE(Sales!D2:D6)" },
        { Measured(AggregateFunction.Median, "Revenue"), "=MEDIAN(Sales!D2:D6)" },
        { Measured(AggregateFunction.StandardDeviation, "Revenue"), "=STDEV(Sales!D2:D6)" },
        { Measured(AggregateFunction.Maximum, "Revenue"), "=MAX(Sales!D2:D6)" },
        { Measured(AggregateFunction.Range, "Revenue"), "=MAX(Sales!D2:D6)-MIN(Sales!D2:D6)" },
        { new Aggregate(AllSales, [new(AggregateFunction.Percentile, "Revenue", Percentile: 0.9)]), "=PERCENTILE(Sales!D2:D6,0.9)" },
        { new Aggregate(AllSales, [new(AggregateFunction.Correlation, "Units", "Revenue")]), "=CORREL(Sales!C2:C4,Sales!D2:D4)" },
        { Measured(AggregateFunction.Sum, "Revenue", Where(North)), "=SUMIFS(Sales!D2:D6,Sales!A2:A6,\"north\")" },
        { Measured(AggregateFunction.Average, "Revenue", Where(North)), "=AVERAGEIFS(Sales!D2:D6,Sales!A2:A6,\"north\")" },
        { Measured(AggregateFunction.Minimum, "Revenue", Where(North)), "=MINIFS(Sales!D2:D6,Sales!A2:A6,\"north\")" },
        { Measured(AggregateFunction.Count, null, Where(North)), "=COUNTIFS(Sales!A2:A6,\"north\")" },
        { Measured(AggregateFunction.Count, "Revenue", Where(North)), "=COUNTIFS(Sales!A2:A6,\"north\",Sales!D2:D6,\"<>\")" },
        { Measured(AggregateFunction.Median, "Revenue", Where(North)), "=MEDIAN(Sales!D2,Sales!D4)" },
        { Measured(AggregateFunction.Sum, "Revenue", Where("Units", ComparisonOperator.GreaterOrEqual, Literal.Of(2))), "=SUMIFS(Sales!D2:D6,Sales!C2:C6,\">=\"&2)" },
        { Measured(AggregateFunction.Sum, "Revenue", Where("Region", ComparisonOperator.NotEqual, Literal.Of("North"))), "=SUMIFS(Sales!D2:D6,Sales!A2:A6,\"<>North\",Sales!A2:A6,\"<>\")" },
        { Measured(AggregateFunction.Sum, "Revenue", Where("Product", ComparisonOperator.Contains, Literal.Of("ent"))), "=SUMIFS(Sales!D2:D6,Sales!B2:B6,\"*ent*\")" },
        { Measured(AggregateFunction.Sum, "Revenue", Where(new Between("Day", Literal.Of(new DateTime(2023, 1, 1)), Literal.Of(new DateTime(2023, 12, 31))))), "=SUMIFS(Sales!D2:D6,Sales!E2:E6,\">=\"&DATE(2023,1,1),Sales!E2:E6,\"<\"&DATE(2024,1,1))" },
        { Measured(AggregateFunction.Sum, "Revenue", Where(new Or([North, new Comparison("Product", ComparisonOperator.Equal, Literal.Of("Tent"))]))), "=SUM(Sales!D2,Sales!D4:D5)" },
        { Show(Where("Units", ComparisonOperator.Equal, Literal.Of(5)), "Product"), "=INDEX(Sales!B2:B6,MATCH(5,Sales!C2:C6,0))" },
        { Show(new Limit(new Sort(AllSales, "Revenue", Descending: true), 1), "Region"), "=INDEX(Sales!A2:A6,MATCH(MAX(Sales!D2:D6),Sales!D2:D6,0))" },
        { Show(new Limit(AllSales, 1, Skip: 2), "Region"), "=Sales!A4" },
        { new Derive(ArithmeticOperator.PercentChange, Measured(AggregateFunction.Sum, "Units"), new Constant(Literal.Of(5))), "=((5)-(SUM(Sales!C2:C6)))/(SUM(Sales!C2:C6))" },
        { new Test(ComparisonOperator.Greater, Measured(AggregateFunction.Sum, "Units"), new Constant(Literal.Of(5))), "=(SUM(Sales!C2:C6))>(5)" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_single_value_is_said_in_a_formula(Plan plan, string formula) => Assert.Equal(formula, Run(plan).Proof.ToExcelFormula()?.Text);

    public static TheoryData<Plan> Unsaid() =>
    [
        AllSales,
        new Group(AllSales, ["Region"], [new(AggregateFunction.Sum, "Revenue")]),
        Measured(AggregateFunction.CountDistinct, "Region"),
        Measured(AggregateFunction.Average, "Revenue", Where("Region", ComparisonOperator.Equal, Literal.Of("West"))),
        Measured(AggregateFunction.Sum, "Worth", new Extend(AllSales, "Worth", new Arithmetic(ArithmeticOperator.Product, new Reference("Units"), new Reference("Revenue")))),
        Show(new Limit(new Sort(new Group(AllSales, ["Region"], [new(AggregateFunction.Sum, "Revenue")]), "Sum of Revenue"), 1), "Region"),
    ];

    [Theory]
    [MemberData(nameof(Unsaid))]
    public void What_no_formula_says_exactly_has_none(Plan plan) => Assert.Null(Run(plan).Proof.ToExcelFormula());

    [Theory]
    [InlineData("Sales", "Sales")]
    [InlineData("Q3 plan", "'Q3 plan'")]
    [InlineData("It's", "'It''s'")]
    [InlineData("AB12", "'AB12'")]
    [InlineData("R1C1", "'R1C1'")]
    [InlineData("rc", "'rc'")]
    [InlineData("C", "'C'")]
    [InlineData("Recap", "Recap")]
    [InlineData("2024", "'2024'")]
    public void A_sheet_name_is_quoted_where_it_must_be(string sheet, string quoted)
    {
        var table = TestTable.Of(sheet, ["N"], [1], [2]);

        Assert.Equal($"=SUM({quoted}!A2:A3)", Run(Measured(AggregateFunction.Sum, "N", new Scan(table.Id)), table).Proof.ToExcelFormula()?.Text);
    }

    [Fact]
    public void An_inequality_is_no_criterion_where_a_formula_may_have_left_a_cell_empty()
    {
        var plain = TestTable.Of("T", ["K", "N"], ["a", 1], [null, 2], ["b", 4]);
        var computed = new Table
        {
            Workbook = plain.Workbook,
            Sheet = plain.Sheet,
            Name = plain.Name,
            Range = plain.Range,
            Columns = plain.Columns,
            Rows = plain.Rows,
            HeaderRows = 1,
            Formulas = [new(ExcelChat.Workbooks.CellAddress.Parse("A3"), "IF(B3>2,\"a\",\"\")")],
        };
        var sum = Measured(AggregateFunction.Sum, "N", new Filter(new Scan(plain.Id), new Comparison("K", ComparisonOperator.NotEqual, Literal.Of("a"))));

        Assert.Equal("=SUMIFS(T!B2:B4,T!A2:A4,\"<>a\",T!A2:A4,\"<>\")", Run(sum, plain).Proof.ToExcelFormula()?.Text);
        Assert.Equal("=SUM(T!B4)", Run(sum, computed).Proof.ToExcelFormula()?.Text);
    }

    [Fact]
    public void A_value_that_a_criterion_would_read_as_more_is_no_criterion()
    {
        var table = TestTable.Of("T", ["K", "N"], ["a*", 1], ["ab", 2], [" b", 4], ["true", 8]);
        Plan Sum(string text) => Measured(AggregateFunction.Sum, "N", new Filter(new Scan(table.Id), new Comparison("K", ComparisonOperator.Equal, Literal.Of(text))));

        Assert.Equal("=SUM(T!B2)", Run(Sum("a*"), table).Proof.ToExcelFormula()?.Text);
        Assert.Equal("=SUM(T!B4)", Run(Sum("b"), table).Proof.ToExcelFormula()?.Text);
        Assert.Equal("=SUM(T!B5)", Run(Sum("true"), table).Proof.ToExcelFormula()?.Text);
    }

    [Fact]
    public void Conditions_are_said_however_many_pieces_the_operands_are_in()
    {
        var table = TestTable.Of("T", ["K", "N"], [.. Enumerable.Range(0, 2000).Select(i => new object?[] { i % 2 == 0 ? "even" : "odd", i })]);

        Assert.Equal("=SUMIFS(T!B2:B2001,T!A2:A2001,\"even\")", Run(Measured(AggregateFunction.Sum, "N", new Filter(new Scan(table.Id), new Comparison("K", ComparisonOperator.Equal, Literal.Of("even")))), table).Proof.ToExcelFormula()?.Text);
    }

    [Fact]
    public void The_version_of_Excel_that_it_needs_is_said()
    {
        Assert.Equal(2007, Run(Measured(AggregateFunction.Sum, "Revenue", Where(North))).Proof.ToExcelFormula()?.Since);
        Assert.Equal(2019, Run(Measured(AggregateFunction.Maximum, "Revenue", Where(North))).Proof.ToExcelFormula()?.Since);
    }
}
