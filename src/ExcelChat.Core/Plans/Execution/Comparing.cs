using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The order of two values, the same for every node. Blanks and errors have none.</summary>
internal static class Comparing
{
    /// <summary>Whether a comparison holds between a value of a relation and another value with its displayed text.</summary>
    public static bool Holds(ComparisonOperator op, Relation relation, int row, int column, CellValue other, string otherText)
    {
        if (IsOfText(op))
        {
            return !other.IsBlank && HoldsText(op, relation.Text(row, column), otherText);
        }

        var cell = relation.Value(row, column);
        return Order(cell, other) is { } order ? Holds(op, order)
            : cell is { Kind: CellKind.Text } && other is { Kind: CellKind.Text } || op is ComparisonOperator.Equal or ComparisonOperator.NotEqual ? HoldsShown(op, cell, other, relation.Text(row, column), otherText)
            : false;
    }

    public static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterOrEqual => order >= 0,
        _ => throw new PlanException("filter", $"the operator {op} is not known. Use one of: {string.Join(", ", Enum.GetNames<ComparisonOperator>())}."),
    };

    public static bool IsOfText(ComparisonOperator op) => op is ComparisonOperator.Contains or ComparisonOperator.StartsWith or ComparisonOperator.EndsWith;

    public static bool HoldsText(ComparisonOperator op, string text, string part) => op switch
    {
        ComparisonOperator.Contains => text.Contains(part, StringComparison.OrdinalIgnoreCase),
        ComparisonOperator.StartsWith => text.AsSpan().TrimStart().StartsWith(part, StringComparison.OrdinalIgnoreCase),
        _ => text.AsSpan().TrimEnd().EndsWith(part, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Less than, equal to or greater than zero for two numbers or two booleans; null for any other pair.</summary>
    public static int? Order(CellValue left, CellValue right)
        => (left.IsNumeric && right.IsNumeric) || (left.Kind == CellKind.Boolean && right.Kind == CellKind.Boolean) ? left.Number.CompareTo(right.Number) : null;

    public static int Order(string left, string right) => string.Compare(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool HoldsShown(ComparisonOperator op, CellValue cell, CellValue other, string text, string otherText)
        => !cell.IsBlank && !other.IsBlank && Holds(op, Order(text, otherText));
}
