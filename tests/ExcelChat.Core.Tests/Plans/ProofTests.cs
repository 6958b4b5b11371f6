using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class ProofTests
{
    [Fact]
    public void It_names_operands_filters_and_headers()
    {
        var plan = Measured(AggregateFunction.Sum, "Revenue", Where("Region", ComparisonOperator.Equal, Literal.Of("North")));

        var proof = Run(plan).Proof;

        Assert.Same(plan, proof.Plan);
        Assert.Equal("Sales!D2|Sales!D4", Joined(proof.Operands));
        Assert.Equal("Sales!A2|Sales!A4", Joined(proof.Filters));
        Assert.Equal("Sales!D1", Joined(proof.Headers));
        Assert.Equal((6, 2), (proof.RowsRead, proof.RowsUsed));
    }

    [Fact]
    public void Neighbouring_cells_are_one_range()
    {
        Assert.Equal("Sales!A2:E6", Joined(Run(AllSales).Proof.Operands));
        Assert.Equal("Sales!A1:E1", Joined(Run(AllSales).Proof.Headers));
        Assert.Equal("Sales!A2:A6|Sales!C2:D6", Joined(Run(Show(AllSales, "Region", "Units", "Revenue")).Proof.Operands));
    }

    [Fact]
    public void Cells_that_were_skipped_are_no_operands()
    {
        var proof = Run(Measured(AggregateFunction.Sum, "Units")).Proof;

        Assert.Equal("Sales!C2:C4|Sales!C6", Joined(proof.Operands));
        Assert.Contains("1 blank cell(s) of 'Units' skipped", proof.Skipped);
        Assert.Contains(proof.Skipped, s => s.StartsWith("1 totals row(s)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_total_that_was_asked_for_is_not_reported_as_left_out()
        => Assert.Empty(Run(AllSales with { AllRows = true }).Proof.Skipped);

    [Fact]
    public void An_extreme_rests_on_the_cells_that_hold_it()
    {
        var table = Numbers(1, 7, 3, 7);

        Assert.Equal("Numbers!A3|Numbers!A5", Joined(Run(Measured(AggregateFunction.Maximum, "N", new Scan(table.Id)), table).Proof.Operands));
    }

    [Fact]
    public void Each_side_of_a_combined_condition_is_shown()
    {
        var where = new And([new Comparison("Region", ComparisonOperator.Equal, Literal.Of("North")), new Not(new Membership("Product", [Literal.Of("Stove")]))]);

        Assert.Equal("Sales!A2:B2", Joined(Run(Show(Where(where), "Revenue")).Proof.Filters));
    }

    [Fact]
    public void The_order_of_a_ranking_is_part_of_the_proof()
    {
        var proof = Run(Show(new Limit(new Sort(AllSales, "Revenue", Descending: true), 1), "Region")).Proof;

        Assert.Equal("Sales!A2|Sales!D2", Joined(proof.Operands));
        Assert.Equal("Sales!D2:D5", Joined(proof.Filters));
    }

    [Fact]
    public void A_group_rests_on_its_keys_and_its_numbers()
    {
        var north = new Limit(new Group(AllSales, ["Region"], [new(AggregateFunction.Sum, "Revenue")]), 1);

        Assert.Equal("Sales!A2|Sales!D2|Sales!A4|Sales!D4", Joined(Run(north).Proof.Operands));
    }

    [Fact]
    public void A_condition_inside_a_query_is_shown_too()
    {
        var query = Measured(AggregateFunction.Average, "Revenue", Where("Product", ComparisonOperator.Equal, Literal.Of("Stove")));

        Assert.Contains("Sales!B3:B4", Joined(Run(Where(new Comparison("Revenue", ComparisonOperator.Greater, null, query))).Proof.Filters), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_header_row_is_named_and_a_sheet_name_with_a_space_is_quoted()
    {
        var table = new Table
        {
            Workbook = TestTable.Workbook,
            Sheet = "Q3 plan",
            Name = "Plan",
            Range = CellRange.Of(1, 1, 7, 5),
            Columns = Sales.Columns,
            Rows = new([3, 4, 5, 6, 7, 8], [.. Enumerable.Repeat(RowRole.Data, 6)]),
            HeaderRows = 2,
        };

        Assert.Equal("'Q3 plan'!C1:C2", Joined(Run(Measured(AggregateFunction.Sum, "Units", new Scan(table.Id)), table).Proof.Headers));
    }

    [Fact]
    public void Hidden_rows_are_read_and_reported()
    {
        var table = TestTable.Of("T", ["N"], [1], [2]);
        var hidden = new Table
        {
            Workbook = table.Workbook,
            Sheet = "T",
            Name = "T",
            Range = table.Range,
            Columns = table.Columns,
            Rows = new([2, 3], [RowRole.Data, RowRole.Data], [false, true]),
        };

        var result = Run(Measured(AggregateFunction.Sum, "N", new Scan(hidden.Id)), hidden);

        Assert.Equal(3, result.Value(0, 0).Number);
        Assert.Equal(["1 hidden row(s) of T!A1:A3 are read like the others"], result.Proof.Skipped);
    }

    private static string Joined(IEnumerable<SheetRange> ranges) => string.Join('|', ranges);
}
