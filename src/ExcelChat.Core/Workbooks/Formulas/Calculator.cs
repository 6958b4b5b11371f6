namespace ExcelChat.Workbooks.Formulas;

/// <summary>What the operators do to single values. A result that is not certain makes the evaluation fail.</summary>
internal static class Calculator
{
    /// <summary>The longest text that a cell holds ("Excel specifications and limits").</summary>
    public const int MaxText = 32767;

    public static Scalar Apply(UnaryOperator unary, Scalar operand, Evaluation evaluation)
    {
        if (unary == UnaryOperator.Plus || operand.IsError)
        {
            return operand;
        }

        var number = ToNumber(operand, evaluation);
        return number.IsError ? number : unary == UnaryOperator.Minus ? -number.Number : number.Number / 100;
    }

    public static Scalar Apply(BinaryOperator binary, Scalar left, Scalar right, Evaluation evaluation)
    {
        if (left.IsError || right.IsError)
        {
            return left.IsError ? left : right;
        }

        return Precedence.Of(binary) switch
        {
            Precedence.Lowest => Compare(binary, left, right, evaluation),
            2 => Bounded(ToText(left, evaluation).Text + ToText(right, evaluation).Text),
            _ => Compute(binary, ToNumber(left, evaluation), ToNumber(right, evaluation)),
        };
    }

    /// <summary>A number, or the error that stands in its way.</summary>
    public static Scalar ToNumber(Scalar value, Evaluation evaluation)
    {
        if (!value.IsText)
        {
            return value.IsError ? value : value.Number;
        }

        return TextNumber.Read(value.Text, out var number) switch
        {
            TextNumberKind.Number => number,
            TextNumberKind.None => Errors.Value,
            _ => evaluation.Fail(),
        };
    }

    /// <summary>A text, or the error that stands in its way.</summary>
    public static Scalar ToText(Scalar value, Evaluation evaluation) => value.Kind switch
    {
        ScalarKind.Blank => "",
        ScalarKind.Boolean => value.Number != 0 ? "TRUE" : "FALSE",
        ScalarKind.Number => TextNumber.Write(value.Number) is { } text ? text : evaluation.Fail(),
        _ => value,
    };

    /// <summary>A text, or #VALUE! when no cell can hold it.</summary>
    public static Scalar Bounded(string text) => text.Length > MaxText ? Errors.Value : text;

    /// <summary>TRUE or FALSE, or the error that stands in its way.</summary>
    public static Scalar ToBoolean(Scalar value) => value.Kind switch
    {
        ScalarKind.Text when value.Text.Equals("TRUE", StringComparison.OrdinalIgnoreCase) => true,
        ScalarKind.Text when value.Text.Equals("FALSE", StringComparison.OrdinalIgnoreCase) => false,
        ScalarKind.Text => Errors.Value,
        ScalarKind.Error => value,
        _ => value.Number != 0,
    };

    /// <summary>
    /// Excel takes the difference of two nearly equal numbers for zero when the subtraction is the last thing that a formula does
    /// (Microsoft, "Floating-point arithmetic may give inaccurate results in Excel").
    /// </summary>
    public static Scalar ToZero(Scalar result, Scalar left, Scalar right)
        => result.IsNumber && Math.Abs(result.Number) < 1e-15 * Math.Max(Math.Abs(left.Number), Math.Abs(right.Number)) ? 0 : result;

    private static Scalar Compute(BinaryOperator binary, Scalar left, Scalar right)
    {
        if (left.IsError || right.IsError)
        {
            return left.IsError ? left : right;
        }

        double a = left.Number, b = right.Number;
        return binary switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => b == 0 ? Errors.DivisionByZero : a / b,
            _ => Power(a, b),
        };
    }

    public static Scalar Power(double a, double b)
        => a == 0 && b == 0 ? Errors.Number
            : a == 0 && b < 0 ? Errors.DivisionByZero
            : Math.Pow(a, b);

    private static Scalar Compare(BinaryOperator binary, Scalar left, Scalar right, Evaluation evaluation)
    {
        if (binary is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            return Comparing.AreEqual(left, right) == (binary == BinaryOperator.Equal);
        }

        return Comparing.Order(left, right) is not { } order ? evaluation.Fail() : binary switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
