using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>Makes tables and plans by chance from a seed.</summary>
internal sealed class RandomPlans(int seed)
{
    private static readonly string[] Names = ["red", "Red", "green", "blue", " blue"];
    private readonly Random _random = new(seed);

    /// <summary>A table whose rows are named by their colours, some of them set in under another above.</summary>
    public Table Table()
    {
        object?[][] rows = [.. Enumerable.Range(0, _random.Next(12)).Select(_ => new[] { Pick(Names), Blank(Pick(Names)), Blank(_random.Next(-500, 500) / 100.0), Blank(_random.Next(4)) })];
        var flat = TestTable.Of("T", ["Colour", "Shade", "Amount", "Level"], rows);
        return new()
        {
            Workbook = flat.Workbook,
            Sheet = flat.Sheet,
            Name = flat.Name,
            Range = flat.Range,
            Columns = flat.Columns,
            Rows = new([.. Enumerable.Range(2, rows.Length)], new RowRole[rows.Length]) { Parents = [.. Enumerable.Range(0, rows.Length).Select(row => row == 0 || Flag() ? -1 : _random.Next(row))] },
            HeaderRows = 1,
            HeaderColumns = 1,
        };
    }

    /// <summary>A plan of rows, groups or one number that a table of <see cref="Table"/> can run.</summary>
    public Plan Runnable(string table)
    {
        var rows = RowsOf(table);
        return _random.Next(5) switch
        {
            0 => new Aggregate(rows, Measures()),
            1 => new Group(rows, _random.Next(2) == 0 ? ["Colour"] : ["Shade", "Colour"], Measures()),
            2 => new Project(rows, ["Shade", "Colour"], Distinct: true),
            3 => new Limit(new Sort(new Group(rows, ["Colour"], [new(AggregateFunction.Sum, "Amount")]), "Sum of Amount", Flag()), 1 + _random.Next(3), Ties: Flag()),
            _ => rows,
        };
    }

    /// <summary>A plan of any shape, whether it can run or not.</summary>
    public Plan Any(int depth = 4) => depth == 0 ? new Scan(Word(), Flag()) : _random.Next(10) switch
    {
        0 => new Filter(Any(depth - 1), AnyCondition(depth - 1)),
        1 => new Project(Any(depth - 1), Words(), Flag()),
        2 => new Group(Any(depth - 1), Words(), AnyMeasures()),
        3 => new Aggregate(Any(depth - 1), AnyMeasures()),
        4 => new Sort(Any(depth - 1), Word(), Flag()),
        5 => new Limit(Any(depth - 1), _random.Next(5), _random.Next(3), Flag(), Flag()),
        6 => new Derive(Pick(Enum.GetValues<ArithmeticOperator>()), Any(depth - 1), Any(depth - 1)),
        7 => new Union([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Any(depth - 1))]),
        _ => new Filter(new Scan(Word()), AnyCondition(depth - 1)),
    };

    private Plan RowsOf(string table)
    {
        Plan plan = new Scan(table);
        for (var steps = _random.Next(4); steps > 0; steps--)
        {
            plan = _random.Next(3) switch
            {
                0 => new Sort(plan, Pick(["Colour", "Amount", "Level"]), Flag()),
                1 => new Limit(plan, 1 + _random.Next(8), _random.Next(3), Flag(), Flag()),
                _ => new Filter(plan, Condition(2)),
            };
        }

        return plan;
    }

    private Predicate Condition(int depth) => depth == 0 ? Simple() : _random.Next(6) switch
    {
        0 => new And([Condition(depth - 1), Condition(depth - 1)]),
        1 => new Or([Condition(depth - 1), Condition(depth - 1)]),
        2 => new Not(Condition(depth - 1)),
        _ => Simple(),
    };

    private Predicate Simple() => _random.Next(5) switch
    {
        4 => new Labelled([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Names))], Flag()),
        0 => new Comparison(Pick(["Colour", "Shade"]), Pick([ComparisonOperator.Equal, ComparisonOperator.NotEqual]), Literal.Of(Pick(Names))),
        1 => new Comparison("Shade", ComparisonOperator.Contains, Literal.Of(Pick(["RE", "l", "n"]))),
        2 => new Membership("Colour", [.. Enumerable.Range(0, 1 + _random.Next(7)).Select(_ => Literal.Of(Pick(Names)))]),
        _ => new Comparison(Pick(["Amount", "Level"]), Pick(Enum.GetValues<ComparisonOperator>()[..6]), Literal.Of(_random.Next(4))),
    };

    private Measure[] Measures() =>
        [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Measure())];

    private Measure Measure()
    {
        var function = Pick(Enum.GetValues<AggregateFunction>());
        var column = function is AggregateFunction.Count or AggregateFunction.Share && Flag() ? null : Pick(["Amount", "Level"]);
        return new(function, column, function == AggregateFunction.Correlation ? Pick(["Amount", "Level"]) : null, function == AggregateFunction.Percentile ? _random.Next(5) / 4.0 : null);
    }

    private Predicate AnyCondition(int depth) => _random.Next(7) switch
    {
        6 => new Labelled(Words(), Flag()),
        0 when depth > 0 => new Comparison(Word(), Pick(Enum.GetValues<ComparisonOperator>()), null, Any(depth - 1)),
        1 => new Membership(Word(), [.. Enumerable.Range(0, _random.Next(3)).Select(_ => AnyLiteral())]),
        2 when depth > 0 => new And([AnyCondition(depth - 1), AnyCondition(depth - 1)]),
        3 when depth > 0 => new Or([AnyCondition(depth - 1)]),
        4 when depth > 0 => _random.Next(2) == 0 ? new Not(AnyCondition(depth - 1)) : new Adjacent(Any(depth - 1), _random.Next(-2, 3)),
        _ => new Comparison(Word(), Pick(Enum.GetValues<ComparisonOperator>()), AnyLiteral()),
    };

    private Literal AnyLiteral() => _random.Next(4) switch
    {
        0 => Literal.Of(Word()),
        1 => Literal.Of(_random.Next(-2, 3) * _random.NextDouble()),
        2 => Literal.Of(new DateTime(1900, 1, 1).AddSeconds(_random.Next())),
        _ => new() { Boolean = Flag() },
    };

    private Measure[] AnyMeasures() =>
        [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new Measure(Pick(Enum.GetValues<AggregateFunction>()), Flag() ? Word() : null))];

    private string[] Words() => [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Word())];

    private string Word() => Pick(["", "Revenue", "a \"quoted\" name", "Größe", "line\nbreak", "日本", "{\"op\":\"scan\"}"]);

    private object? Blank(object value) => _random.Next(5) == 0 ? null : value;

    private bool Flag() => _random.Next(2) == 0;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
