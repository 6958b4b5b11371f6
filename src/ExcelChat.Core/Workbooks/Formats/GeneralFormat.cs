using System.Globalization;

namespace ExcelChat.Workbooks.Formats;

/// <summary>How Excel shows a number without a format in a column that is wide enough: in 11 characters at most, sign apart.</summary>
internal static class GeneralFormat
{
    private const int Width = 11;
    private const int ScientificDigits = 6;

    public static string Show(double value)
    {
        const double Limit = 1e11;
        if (!double.IsFinite(value))
        {
            return "#NUM!";
        }

        if (Math.Abs(value) < Limit && Math.Floor(value).Equals(value))
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        return (value < 0 ? "-" : "") + Show(DecimalDigits.Of(value));
    }

    private static string Show(DecimalDigits digits)
    {
        // "0." or the integer digits and the point take up the rest of the width.
        var decimals = Math.Max(Width - 1 - Math.Max(digits.Point, 1), 0);
        var plain = digits.Round(decimals);
        var tiny = digits.Point < -3 && plain != digits;
        return plain.Point > Width || tiny ? Scientific(digits) : Plain(plain, decimals);
    }

    private static string Plain(DecimalDigits digits, int decimals)
    {
        var integer = digits.Integer();
        var fraction = digits.Fraction(decimals).TrimEnd('0');
        return (integer.Length == 0 ? "0" : integer) + (fraction.Length == 0 ? "" : "." + fraction);
    }

    private static string Scientific(DecimalDigits digits)
    {
        var significant = Math.Abs(digits.Point - 1) < 100 ? ScientificDigits : ScientificDigits - 1;
        var rounded = digits.Round(significant - digits.Point);
        var mantissa = Plain(rounded with { Point = 1 }, significant);
        var exponent = rounded.Point - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
