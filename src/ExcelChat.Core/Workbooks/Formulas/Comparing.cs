namespace ExcelChat.Workbooks.Formulas;

/// <summary>Compares values as Excel's operators do: numbers before texts before booleans, texts without regard to case, numbers by 15 digits.</summary>
internal static class Comparing
{
    /// <summary>Below 0, 0 or above 0; null when two texts are in an order that depends on the language. Neither value is an error.</summary>
    public static int? Order(Scalar left, Scalar right)
    {
        if (left.IsBlank && right.IsBlank)
        {
            return 0;
        }

        left = left.IsBlank ? Like(right) : left;
        right = right.IsBlank ? Like(left) : right;
        return left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
            : left.IsText ? Order(left.Text, right.Text)
            : Order(left.Number, right.Number);
    }

    /// <summary>Whether two values are equal for <c>=</c>; always certain.</summary>
    public static bool AreEqual(Scalar left, Scalar right)
        => left.IsText && right.IsText ? left.Text.Equals(right.Text, StringComparison.OrdinalIgnoreCase) : Order(left, right) == 0;

    private static Scalar Like(Scalar other) => other.Kind switch
    {
        ScalarKind.Text => "",
        ScalarKind.Boolean => false,
        _ => 0,
    };

    private static int Order(double left, double right)
        => left.Equals(right) || TextNumber.HaveSameDigits(left, right) ? 0 : left.CompareTo(right);

    private static int? Order(string left, string right)
    {
        if (left.Equals(right, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        // Excel sorts as words: hyphens and apostrophes count last, signs stand before digits in an order of the language's own.
        if (left.AsSpan().IndexOfAny('-', '\'') >= 0 || right.AsSpan().IndexOfAny('-', '\'') >= 0)
        {
            return null;
        }

        var same = 0;
        while (same < left.Length && same < right.Length && char.ToUpperInvariant(left[same]) == char.ToUpperInvariant(right[same]))
        {
            same++;
        }

        if (same == left.Length || same == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return IsSure(left[same]) && IsSure(right[same]) ? char.ToUpperInvariant(left[same]).CompareTo(char.ToUpperInvariant(right[same])) : null;
    }

    private static bool IsSure(char c) => char.IsAsciiLetterOrDigit(c) || c == ' ';
}
