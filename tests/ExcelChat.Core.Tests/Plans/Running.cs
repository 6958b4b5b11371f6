using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>Runs plans over a small table and shows their results in one line.</summary>
internal static class Running
{
    public static Table Sales { get; } = TestTable.Of(
        "Sales",
        ["Region", "Product", "Units", "Revenue", "Day"],
        ["North", "Tent", 2, 200.10, new DateOnly(2023, 3, 1)],
        ["south", "Stove", 5, 50.20, new DateOnly(2023, 7, 15)],
        ["North", "Stove", 1, 10, new DateOnly(2024, 1, 2)],
        ["South", "Tent", null, 100, new DateOnly(2024, 1, 2)],
        ["East", "tent", 2, null, new DateOnly(2024, 6, 30)],
        ["Total", null, 10, 360.30, null]);

    public static Scan AllSales { get; } = new(Sales.Id);

    public static Result Run(Plan plan, params Table[] tables) => new PlanEngine(tables.Length > 0 ? tables : [Sales]).Run(plan);

    /// <summary>The rows, their cells joined by a bar.</summary>
    public static string[] Rows(Plan plan, params Table[] tables)
    {
        var result = Run(plan, tables);
        return [.. Enumerable.Range(0, result.RowCount).Select(row => string.Join('|', Enumerable.Range(0, result.Columns.Count).Select(c => result.Text(row, c))))];
    }

    /// <summary>The only value, a number.</summary>
    public static double Number(Plan plan, params Table[] tables) => Run(plan, tables).Value(0, 0).Number;

    public static PlanException Refused(Plan plan, params Table[] tables) => Assert.Throws<PlanException>(() => Run(plan, tables));

    public static Plan Measured(AggregateFunction function, string? column = null, Plan? input = null) => new Aggregate(input ?? AllSales, [new(function, column)]);

    public static Filter Where(string column, ComparisonOperator op, Literal value) => new(AllSales, new Comparison(column, op, value));

    public static Filter Where(Predicate predicate) => new(AllSales, predicate);

    public static Project Show(Plan input, params string[] columns) => new(input, columns);

    /// <summary>A table of one column named N.</summary>
    public static Table Numbers(params object?[] values) => TestTable.Of("Numbers", ["N"], [.. values.Select(v => new[] { v })]);

    public static double Compute(AggregateFunction function, params object?[] values)
    {
        var table = Numbers(values);
        return Number(Measured(function, "N", new Scan(table.Id)), table);
    }
}
