using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Arithmetic and comparison of two values, of results and row by row.</summary>
internal static class Deriver
{
    public static ComputedRelation Derive(Relation left, Relation right, ArithmeticOperator op)
    {
        var (a, b) = (Number(left, "left"), Number(right, "right"));
        var number = Apply(op, a.Number, b.Number);
        if (!double.IsFinite(number))
        {
            throw new PlanException("derive", $"{op} divides by zero.");
        }

        var (format, other) = (left.Format(0, 0), right.Format(0, 0));
        RequireOneCurrency("derive", op, format, other);
        RequireOneUnit("derive", op, left.Columns[0], right.Columns[0]);
        var (type, shown) = Shape(op, left.Columns[0].Type, format, other);
        var value = new ComputedValue(Typed(type, number), shown, Origin.Of(left, [0], 0), Origin.Of(right, [0], 0));
        return new([new(op.ToString(), type, Unit(left.Columns[0], right.Columns[0], op))], [[value]]);
    }

    public static ComputedRelation Test(Relation left, Relation right, ComparisonOperator op)
    {
        RequireSingle("test", left, "left", "value");
        RequireSingle("test", right, "right", "value");
        RequireOneCurrency("test", ArithmeticOperator.Difference, left.Format(0, 0), right.Format(0, 0));
        RequireOneUnit("test", ArithmeticOperator.Difference, left.Columns[0], right.Columns[0]);
        var holds = Comparing.Holds(op, left, 0, 0, right.Value(0, 0), right.Text(0, 0));
        var value = new ComputedValue(CellValue.OfBoolean(holds), NumberFormat.General, Origin.Of(left, [0], 0), Origin.Of(right, [0], 0));
        return new([new(op.ToString(), ColumnType.Boolean)], [[value]]);
    }

    /// <summary>The result, not finite when there is none.</summary>
    public static double Apply(ArithmeticOperator op, double a, double b) => op switch
    {
        ArithmeticOperator.Sum => Summation.Of(a, b),
        ArithmeticOperator.Difference => Summation.Of(a, -b),
        ArithmeticOperator.AbsoluteDifference => Math.Abs(Summation.Of(a, -b)),
        ArithmeticOperator.Product => a * b,
        ArithmeticOperator.Ratio or ArithmeticOperator.Share => a / b,
        ArithmeticOperator.PercentChange => Summation.Of(b, -a) / a,
        _ => throw new PlanException("derive", $"the operator {op} is not known. Use one of: {string.Join(", ", Enum.GetNames<ArithmeticOperator>())}."),
    };

    /// <summary>What the result is and how it is shown, from the type of the left operand and the formats of both.</summary>
    public static (ColumnType Type, NumberFormat Format) Shape(ArithmeticOperator op, ColumnType left, NumberFormat format, NumberFormat other)
    {
        var money = format.Kind == NumberFormatKind.Currency ? format : other;
        return op switch
        {
            ArithmeticOperator.Share => (ColumnType.Percent, ShownAs.FinePercent),
            ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange => (ColumnType.Number, NumberFormat.General),
            ArithmeticOperator.Product when money.Kind != NumberFormatKind.Currency => (ColumnType.Number, NumberFormat.General),
            _ when money.Kind == NumberFormatKind.Currency => (ColumnType.Currency, money),
            _ when left == ColumnType.Time && op != ArithmeticOperator.Product => (ColumnType.Time, format),
            _ => (ColumnType.Number, NumberFormat.General),
        };
    }

    public static CellValue Typed(ColumnType type, double number) => type == ColumnType.Time ? CellValue.OfTime(number) : CellValue.OfNumber(number);

    public static string? Unit(ResultColumn left, ResultColumn right, ArithmeticOperator op)
        => op is ArithmeticOperator.Ratio or ArithmeticOperator.Share or ArithmeticOperator.PercentChange or ArithmeticOperator.Product || left.Unit != right.Unit ? null : left.Unit;

    /// <summary>Refuses to add or compare amounts of two currencies.</summary>
    public static void RequireOneCurrency(string node, ArithmeticOperator op, NumberFormat left, NumberFormat right)
    {
        if (op is not (ArithmeticOperator.Ratio or ArithmeticOperator.Share or ArithmeticOperator.Product) && left.Currency is { } c && right.Currency is { } d && c != d)
        {
            throw new PlanException(node, $"{op} would mix {c} and {d}. Compare amounts of one currency.");
        }
    }

    /// <summary>Refuses to add what is known to be in two units, such as euros and thousands of euros.</summary>
    public static void RequireOneUnit(string node, ArithmeticOperator op, ResultColumn left, ResultColumn right)
    {
        if (op is not (ArithmeticOperator.Ratio or ArithmeticOperator.Share or ArithmeticOperator.Product) && left.Unit is { } a && right.Unit is { } b && a != b)
        {
            throw new PlanException(node, $"{op} would mix '{left.Name}' in {a} and '{right.Name}' in {b}. Compare amounts of one unit.");
        }
    }

    public static void RequireSingle(string node, Relation relation, string side, string expected)
    {
        if (relation is not { Count: 1, Columns.Count: 1 })
        {
            throw new PlanException(node, $"the {side} side gives {relation.Count} rows of {relation.Columns.Count} columns, expected one {expected}. Aggregate it, or limit it to 1 and project one {(expected == "number" ? "numeric " : "")}column.");
        }
    }

    private static CellValue Number(Relation relation, string side)
    {
        RequireSingle("derive", relation, side, "number");
        return relation.Value(0, 0) is { IsNumeric: true } value
            ? value
            : throw new PlanException("derive", $"the {side} side is '{relation.Text(0, 0)}' of the column '{relation.Columns[0].Name}', expected one number. Project a numeric column, or count rows.");
    }
}
