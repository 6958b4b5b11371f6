using System.Globalization;

namespace ExcelChat.Workbooks.Formats;

/// <summary>
/// A number as the 15 significant decimal digits that Excel works with, so that it rounds as people do: 1.005 to two places is 1.01.
/// The value is 0.<see cref="Significant"/> times ten to the power of <see cref="Point"/>.
/// </summary>
/// <param name="Significant">The digits, the first not zero and without zeros at the end; empty for zero.</param>
/// <param name="Point">How many of the digits stand before the decimal point; may be negative.</param>
internal readonly record struct DecimalDigits(string Significant, int Point)
{
    public bool IsZero => Significant.Length == 0;

    /// <summary>The digits of a number without its sign.</summary>
    public static DecimalDigits Of(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return new("", 0);
        }

        var text = Math.Abs(value).ToString("E14", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        var digits = string.Concat(text.AsSpan(0, 1), text.AsSpan(2, exponent - 2)).TrimEnd('0');
        return new(digits, int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1);
    }

    /// <summary>The number times ten to a power.</summary>
    public DecimalDigits Shift(int power) => IsZero ? this : this with { Point = Point + power };

    /// <summary>The number with so many digits after the decimal point, halves rounded away from zero.</summary>
    public DecimalDigits Round(int decimals)
    {
        var kept = Point + decimals;
        if (kept >= Significant.Length)
        {
            return this;
        }

        if (kept < 0)
        {
            return new("", 0);
        }

        var up = Significant[kept] >= '5';
        var head = Significant[..kept];
        return up ? Increment(head) : Trimmed(head);
    }

    /// <summary>The digits before the decimal point, none for a number below one.</summary>
    public string Integer() => Point <= 0 ? "" : Significant.Length >= Point ? Significant[..Point] : Significant.PadRight(Point, '0');

    /// <summary>So many digits after the decimal point; the number has been rounded to them before.</summary>
    public string Fraction(int decimals)
    {
        var fraction = Point >= Significant.Length ? "" : Point >= 0 ? Significant[Point..] : Significant.PadLeft(Significant.Length - Point, '0');
        return fraction.Length > decimals ? fraction[..decimals] : fraction.PadRight(decimals, '0');
    }

    private DecimalDigits Increment(string head)
    {
        var lastBelowNine = head.AsSpan().LastIndexOfAnyExcept('9');
        return lastBelowNine < 0
            ? new("1", Point + 1)
            : this with { Significant = head[..lastBelowNine] + (char)(head[lastBelowNine] + 1) };
    }

    private DecimalDigits Trimmed(string head)
    {
        var digits = head.TrimEnd('0');
        return digits.Length == 0 ? new("", 0) : this with { Significant = digits };
    }
}
