using System.Globalization;
using System.Security;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>Workbooks of small tables by chance, and plans of one value over them.</summary>
internal sealed class RandomSheets(int seed)
{
    private static readonly string[] Regions = ["North", "south", "East ", "West", "No*th", "5", "TRUE"];
    private static readonly string[] SheetNames = ["Sales", "Q3 plan", "It's", "R1C1", "AB12"];
    private readonly Random _random = new(seed);

    public Dictionary<string, string> Sheets { get; } = [];

    public WorkbookBuilder Build()
    {
        foreach (var name in SheetNames)
        {
            Sheets[name] = Rows();
        }

        return Builder();
    }

    /// <summary>The same workbook with a sheet more.</summary>
    public WorkbookBuilder BuildWith(string name, string rows) => Builder().Sheet(name, rows);

    public Plan Plan(Table table) => _random.Next(8) switch
    {
        0 => new Derive(Pick([ArithmeticOperator.Sum, ArithmeticOperator.Difference, ArithmeticOperator.AbsoluteDifference, ArithmeticOperator.Product]), Measured(table), Measured(table)),
        1 => new Derive(Pick([ArithmeticOperator.Ratio, ArithmeticOperator.PercentChange]), Measured(table), new Constant(Literal.Of(_random.Next(1, 9)))),
        2 => new Project(new Filter(new Scan(table.Id), Condition()), [Pick(["Name", "Region", "Amount"])], Distinct: true),
        3 => new Project(new Limit(new Sort(Filtered(table), Pick(["Amount", "Level"]), _random.Next(2) == 0), 1), [Pick(["Name", "Region", "Level"])]),
        4 => new Test(Pick(Enum.GetValues<ComparisonOperator>()[..6]), Measured(table), Measured(table)),
        _ => Measured(table),
    };

    /// <summary>A measure of a computed column or of one beside it.</summary>
    public Plan MeasuredBesideComputed(Table table)
    {
        var made = new Extend(Filtered(table), "Made", new Arithmetic(Pick([ArithmeticOperator.Sum, ArithmeticOperator.Product]), new Reference("Amount"), new Reference("Level")));
        return new Aggregate(made, [new(Pick([AggregateFunction.Count, AggregateFunction.Sum, AggregateFunction.Average, AggregateFunction.Maximum, AggregateFunction.Median]), Pick(["Made", "Amount"]))]);
    }

    private Plan Measured(Table table)
    {
        var function = Pick(Enum.GetValues<AggregateFunction>());
        var column = function == AggregateFunction.Count ? Pick([null, "Region", "Amount"]) : Pick(["Amount", "Level"]);
        return new Aggregate(Filtered(table), [new(function, column, function == AggregateFunction.Correlation ? "Level" : null, function == AggregateFunction.Percentile ? _random.Next(5) / 4.0 : null)]);
    }

    private Plan Filtered(Table table) => _random.Next(4) switch
    {
        0 => new Scan(table.Id),
        1 => new Filter(new Scan(table.Id), new And([Condition(), Condition()])),
        2 => new Filter(new Filter(new Scan(table.Id), Condition()), Condition()),
        _ => new Filter(new Scan(table.Id), Condition()),
    };

    private Predicate Condition() => _random.Next(7) switch
    {
        0 => new Comparison("Region", Pick([ComparisonOperator.Equal, ComparisonOperator.NotEqual, ComparisonOperator.Contains, ComparisonOperator.StartsWith]), Literal.Of(Pick(Regions))),
        1 => new Comparison("Level", Pick(Enum.GetValues<ComparisonOperator>()[..6]), Literal.Of(_random.Next(5))),
        2 => new Comparison("Amount", Pick(Enum.GetValues<ComparisonOperator>()[..6]), Literal.Of(_random.Next(-200, 200) / 100.0)),
        3 => new Between("Day", Literal.Of(Day()), Literal.Of(Day().AddDays(9))),
        4 => new Comparison("Day", Pick([ComparisonOperator.Less, ComparisonOperator.GreaterOrEqual]), Literal.Of(Day())),
        5 => new Comparison("Name", ComparisonOperator.Equal, Literal.Of($"Item {_random.Next(12)}")),
        _ => new Not(new Empty("Amount")),
    };

    private WorkbookBuilder Builder() => Sheets.Aggregate(new WorkbookBuilder().Formats("yyyy-mm-dd"), (book, sheet) => book.Sheet(SecurityElement.Escape(sheet.Key), sheet.Value));

    private string Rows()
    {
        var regions = Regions[..(_random.Next(2) == 0 ? 2 : Regions.Length)];
        var header = Row(new[] { "Name", "Region", "Amount", "Level", "Day" }.Select(Text));
        var body = Enumerable.Range(0, 4 + _random.Next(10)).Select(i => Row([Text($"Item {i}"), Blank(Text(Pick(regions))), Blank(Number(_random.Next(-300, 300) / 100.0)), Blank(Number(_random.Next(5))), Number(Day().ToOADate(), 1)]));
        return header + string.Concat(body) + (_random.Next(2) == 0 ? Row([Text("Total"), "<c/>", Number(999)]) : "");
    }

    private DateTime Day() => new DateTime(2024, 1, 1).AddDays(_random.Next(20));

    private string Blank(string cell) => _random.Next(6) == 0 ? "<c/>" : cell;

    private static string Row(IEnumerable<string> cells) => $"<row>{string.Concat(cells)}</row>";

    private static string Text(string text) => $"<c t='str'><v>{SecurityElement.Escape(text)}</v></c>";

    private static string Number(double number, int style = 0) => string.Create(CultureInfo.InvariantCulture, $"<c s='{style}'><v>{number}</v></c>");

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
