namespace ExcelChat.Workbooks.Formulas;

/// <summary>The rows of a table that a structured reference means (ECMA-376 part 1, 18.17.6).</summary>
internal enum TablePart
{
    Body,
    All,
    Headers,
    Totals,
    ThisRow,
}

internal enum UnaryOperator
{
    Plus,
    Minus,
    Percent,
}

/// <summary>The binary operators, in the order of <see cref="Precedence"/>.</summary>
internal enum BinaryOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Concatenate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// <summary>How tightly the binary operators bind (ECMA-376 part 1, 18.17.2.2); all of them associate to the left, the power too.</summary>
internal static class Precedence
{
    public const int Lowest = 1;

    public static int Of(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Concatenate => 2,
        BinaryOperator.Add or BinaryOperator.Subtract => 3,
        BinaryOperator.Multiply or BinaryOperator.Divide => 4,
        BinaryOperator.Power => 5,
        _ => Lowest,
    };
}
