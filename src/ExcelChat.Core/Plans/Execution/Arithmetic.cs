using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Arithmetic of two single values.</summary>
internal static class Arithmetic
{
    public static ComputedRelation Derive(Relation left, Relation right, ArithmeticOperator op)
    {
        var (a, b) = (Single(left, "left"), Single(right, "right"));
        var number = Apply(op, a, b);
        if (!double.IsFinite(number))
        {
            throw new PlanException("derive", $"{op} divides by zero.");
        }

        var (format, other) = (left.Format(0, 0), right.Format(0, 0));
        if (op is not (ArithmeticOperator.Ratio or ArithmeticOperator.Product) && format.Currency is { } c && other.Currency is { } d && c != d)
        {
            throw new PlanException("derive", $"{op} would mix {c} and {d}. Compare amounts of one currency.");
        }

        var money = format.Kind == NumberFormatKind.Currency && op is not (ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange);
        var value = new ComputedValue(CellValue.OfNumber(number), money ? format : NumberFormat.General, new Origin(left, [0], 0), new Origin(right, [0], 0));
        var column = new ResultColumn(op.ToString(), money ? ColumnType.Currency : ColumnType.Number, Unit(left, right, op));
        return new([column], [[value]]);
    }

    private static double Apply(ArithmeticOperator op, CellValue left, CellValue right)
    {
        var (a, b) = (left.Number, right.Number);
        return op switch
        {
            ArithmeticOperator.Sum => Exact(a, b),
            ArithmeticOperator.Difference => Exact(a, -b),
            ArithmeticOperator.AbsoluteDifference => Math.Abs(Exact(a, -b)),
            ArithmeticOperator.Product => a * b,
            ArithmeticOperator.Ratio => a / b,
            ArithmeticOperator.PercentChange => Exact(b, -a) / a,
            _ => throw new PlanException("derive", $"the operator {op} is not known."),
        };
    }

    private static double Exact(double left, double right)
    {
        var sum = default(Summation);
        sum.Add(left);
        sum.Add(right);
        return sum.Total;
    }

    private static CellValue Single(Relation relation, string side)
        => relation is { Count: 1, Columns.Count: 1 } && relation.Value(0, 0) is { IsNumeric: true } value
            ? value
            : throw new PlanException("derive", $"the {side} side gives {relation.Count} rows of {relation.Columns.Count} columns, expected one number. Aggregate it, or limit it to 1 and project one numeric column.");

    private static string? Unit(Relation left, Relation right, ArithmeticOperator op)
        => op is ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange or ArithmeticOperator.Product || left.Columns[0].Unit != right.Columns[0].Unit
            ? null
            : left.Columns[0].Unit;
}
