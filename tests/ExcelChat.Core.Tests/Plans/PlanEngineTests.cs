using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class PlanEngineTests
{
    [Fact]
    public void A_scan_gives_the_records_in_the_order_of_the_sheet_and_no_total()
        => Assert.Equal(["North", "south", "North", "South", "East"], Rows(Show(AllSales, "Region")));

    [Fact]
    public void A_scan_of_all_rows_gives_the_total_too()
        => Assert.Equal("Total|360.3", Rows(Show(AllSales with { AllRows = true }, "Region", "Revenue"))[^1]);

    [Theory]
    [InlineData(ComparisonOperator.Equal, "2|2")]
    [InlineData(ComparisonOperator.NotEqual, "5|1")]
    [InlineData(ComparisonOperator.Less, "1")]
    [InlineData(ComparisonOperator.LessOrEqual, "2|1|2")]
    [InlineData(ComparisonOperator.Greater, "5")]
    [InlineData(ComparisonOperator.GreaterOrEqual, "2|5|2")]
    public void A_blank_cell_meets_no_comparison(ComparisonOperator op, string expected)
        => Assert.Equal(expected, string.Join('|', Rows(Show(Where("Units", op, Literal.Of(2)), "Units"))));

    [Theory]
    [InlineData("north", 2)]
    [InlineData(" SOUTH ", 2)]
    [InlineData("Nort", 0)]
    public void Text_is_compared_without_case_and_surrounding_space(string region, int rows)
        => Assert.Equal(rows, Run(Where("Region", ComparisonOperator.Equal, Literal.Of(region))).RowCount);

    [Theory]
    [InlineData("OUT", 2)]
    [InlineData("o", 4)]
    [InlineData("zzz", 0)]
    public void Contains_looks_inside_the_text_without_case(string part, int rows)
        => Assert.Equal(rows, Run(Where("Region", ComparisonOperator.Contains, Literal.Of(part))).RowCount);

    [Theory]
    [InlineData(ComparisonOperator.Less, 2)]
    [InlineData(ComparisonOperator.Equal, 2)]
    [InlineData(ComparisonOperator.GreaterOrEqual, 3)]
    public void Dates_are_compared_as_days(ComparisonOperator op, int rows)
        => Assert.Equal(rows, Run(Where("Day", op, Literal.Of(new DateTime(2024, 1, 2)))).RowCount);

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("1900-02-28")]
    [InlineData("1900-03-01")]
    [InlineData("1999-12-31")]
    public void A_day_equals_the_cell_that_shows_it_also_before_Excels_invented_leap_day(string day)
    {
        var date = DateTime.ParseExact(day, "yyyy-MM-dd", null);
        var serial = date.ToOADate() - (date < new DateTime(1900, 3, 1) ? 1 : 0);
        var cell = ExcelChat.Workbooks.CellValue.OfDate(serial);
        var table = Numbers(cell);

        Assert.Equal(date, cell.AsDateTime());
        Assert.Single(Rows(new Filter(new Scan(table.Id), new Comparison("N", ComparisonOperator.Equal, Literal.Of(date))), table));
    }

    [Fact]
    public void Conditions_combine()
    {
        var north = new Comparison("Region", ComparisonOperator.Equal, Literal.Of("North"));
        var tent = new Comparison("Product", ComparisonOperator.Equal, Literal.Of("Tent"));

        Assert.Equal(["North|Tent"], Rows(Show(Where(new And([north, tent])), "Region", "Product")));
        Assert.Equal(["North|Tent", "North|Stove", "South|Tent", "East|tent"], Rows(Show(Where(new Or([north, tent])), "Region", "Product")));
        Assert.Equal(["south", "South", "East"], Rows(Show(Where(new Not(north)), "Region")));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Membership_takes_any_of_its_values_be_they_few_or_many(int count)
    {
        var values = new[] { "EAST", " north " }.Concat(Enumerable.Range(0, count - 2).Select(i => $"Nowhere {i}")).Select(Literal.Of).ToArray();

        Assert.Equal(["North", "North", "East"], Rows(Show(Where(new Membership("Region", values)), "Region")));
    }

    [Fact]
    public void A_comparison_can_ask_another_plan()
    {
        var average = Measured(AggregateFunction.Average, "Revenue");

        Assert.Equal(["200.1", "100"], Rows(Show(Where(new Comparison("Revenue", ComparisonOperator.Greater, null, average)), "Revenue")));
    }

    [Fact]
    public void A_query_that_gives_two_rows_is_no_operand()
    {
        var query = Show(Where("Region", ComparisonOperator.Equal, Literal.Of("North")), "Revenue");

        var error = Refused(Where(new Comparison("Revenue", ComparisonOperator.Greater, null, query)));

        Assert.Equal("filter", error.Node);
        Assert.Contains("2 rows of 1 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_without_a_value_is_refused() => Assert.Equal("filter", Refused(Where(new Comparison("Units", ComparisonOperator.Equal, null))).Node);

    [Fact]
    public void An_operator_that_is_not_known_is_refused_rather_than_taken_for_another()
        => Assert.Equal("filter", Refused(Where("Units", (ComparisonOperator)99, Literal.Of(2))).Node);

    [Theory]
    [InlineData("Revenue", "9")]
    [InlineData("Day", "2024-01-01")]
    public void Numbers_and_days_have_no_order_against_a_text(string column, string text)
    {
        Assert.Equal("filter", Refused(Where(column, ComparisonOperator.Greater, Literal.Of(text))).Node);
        Assert.Equal(0, Run(Where(column, ComparisonOperator.Equal, Literal.Of("no such text"))).RowCount);
    }

    [Fact]
    public void Texts_have_an_order_among_themselves()
        => Assert.Equal(["south", "South"], Rows(Show(Where("Region", ComparisonOperator.Greater, Literal.Of("NORTH")), "Region")));

    [Theory]
    [InlineData(false, "1|2|2|5")]
    [InlineData(true, "5|2|2|1")]
    public void Sort_leaves_out_the_blank(bool descending, string expected)
        => Assert.Equal(expected, string.Join('|', Rows(Show(new Sort(AllSales, "Units", descending), "Units"))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sort_keeps_the_order_of_equal_rows(bool descending)
    {
        var rows = Rows(Show(new Sort(AllSales, "Units", descending), "Units", "Region"));

        Assert.Equal(["2|North", "2|East"], rows.Where(r => r.StartsWith('2')));
    }

    [Fact]
    public void Sort_of_text_ignores_case()
        => Assert.Equal(["East", "North", "North", "south", "South"], Rows(Show(new Sort(AllSales, "Region"), "Region")));

    [Theory]
    [InlineData(2, 0, false, "North|south")]
    [InlineData(2, 1, false, "south|North")]
    [InlineData(2, 0, true, "South|East")]
    [InlineData(2, 1, true, "North|South")]
    [InlineData(2, 4, true, "North")]
    [InlineData(99, 3, false, "South|East")]
    [InlineData(1, 9, false, "")]
    [InlineData(1, 9, true, "")]
    [InlineData(int.MaxValue, int.MaxValue, true, "")]
    public void Limit_counts_from_either_end(int count, int skip, bool fromEnd, string expected)
        => Assert.Equal(expected, string.Join('|', Rows(Show(new Limit(AllSales, count, skip, fromEnd), "Region"))));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public void Limit_refuses_less_than_one_row(int count, int skip) => Assert.Equal("limit", Refused(new Limit(AllSales, count, skip)).Node);

    [Theory]
    [InlineData(1, 0, false, "5")]
    [InlineData(2, 0, false, "5|2")]
    [InlineData(2, 0, true, "5|2|2")]
    [InlineData(1, 1, true, "2|2")]
    [InlineData(3, 0, true, "5|2|2")]
    public void Limit_keeps_ties_when_asked(int count, int skip, bool ties, string expected)
        => Assert.Equal(expected, string.Join('|', Rows(Show(new Limit(new Sort(AllSales, "Units", Descending: true), count, skip, Ties: ties), "Units"))));

    [Fact]
    public void Texts_that_differ_in_case_only_are_ties()
        => Assert.Equal(["south", "South"], Rows(Show(new Limit(new Sort(AllSales, "Region", Descending: true), 1, Ties: true), "Region")));

    [Fact]
    public void A_distinct_projection_keeps_the_first_of_each_whatever_the_case()
        => Assert.Equal(["North", "south", "East"], Rows(Show(AllSales, "Region") with { Distinct = true }));

    [Fact]
    public void A_distinct_projection_of_two_columns_keeps_pairs()
        => Assert.Equal(["North|Tent", "south|Stove", "North|Stove", "South|Tent", "East|tent"], Rows(Show(AllSales, "Region", "Product") with { Distinct = true }));

    [Fact]
    public void A_projection_gives_the_columns_in_the_order_asked_for()
    {
        var result = Run(Show(AllSales, "revenue", "Region"));

        Assert.Equal(["Revenue", "Region"], result.Columns.Select(c => c.Name));
        Assert.Equal([ColumnType.Number, ColumnType.Text], result.Columns.Select(c => c.Type));
    }

    [Fact]
    public void A_projection_of_nothing_is_refused() => Assert.Equal("project", Refused(Show(AllSales)).Node);

    [Fact]
    public void A_union_gives_one_input_after_another_under_the_names_of_the_first()
    {
        var plan = new Union([Show(new Limit(AllSales, 1), "Region"), Show(new Limit(AllSales, 2), "Product")]);

        Assert.Equal(["North", "Tent", "Stove"], Rows(plan));
        Assert.Equal("Region", Assert.Single(Run(plan).Columns).Name);
    }

    [Fact]
    public void A_union_of_unlike_inputs_or_of_none_is_refused()
    {
        Assert.Equal("union", Refused(new Union([Show(AllSales, "Region"), Show(AllSales, "Region", "Units")])).Node);
        Assert.Equal("union", Refused(new Union([])).Node);
    }

    [Fact]
    public void An_unknown_table_is_answered_with_those_that_exist()
    {
        var error = Refused(new Scan("Budget"));

        Assert.Equal("scan", error.Node);
        Assert.Contains("'Budget'", error.Message, StringComparison.Ordinal);
        Assert.Contains(Sales.Id, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PlansWithAnUnknownColumn))]
    public void An_unknown_column_is_answered_with_those_that_exist(Plan plan, string node)
    {
        var error = Refused(plan);

        Assert.Equal(node, error.Node);
        Assert.Contains("'Profit'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Region', 'Product', 'Units', 'Revenue', 'Day'", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Plan, string> PlansWithAnUnknownColumn() => new()
    {
        { Where("Profit", ComparisonOperator.Equal, Literal.Of(1)), "filter" },
        { Where(new Membership("Profit", [Literal.Of(1)])), "filter" },
        { Show(AllSales, "Profit"), "project" },
        { new Sort(AllSales, "Profit"), "sort" },
        { new Group(AllSales, ["Profit"], [new(AggregateFunction.Count)]), "group" },
        { Measured(AggregateFunction.Sum, "Profit"), "aggregate" },
    };

    [Fact]
    public void A_column_is_found_whatever_its_case_but_its_exact_name_comes_first()
    {
        var table = TestTable.Of("T", ["a", "A"], ["lower", "upper"]);

        Assert.Equal(["upper"], Rows(Show(new Scan(table.Id), "A"), table));
        Assert.Equal(["North"], Rows(Show(new Limit(AllSales, 1), "REGION")));
    }

    [Fact]
    public void A_cancelled_plan_stops()
        => Assert.Throws<OperationCanceledException>(() => new PlanEngine([Sales], new CancellationToken(canceled: true)).Run(AllSales));
}
