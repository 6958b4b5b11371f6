using System.Buffers;
using System.Globalization;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Reads numbers out of text and writes them into text, as far as Excel does so in every language: what a regional setting decides
/// (decimal commas, dates that do not begin with the year, money) is uncertain, and what is uncertain is not computed.
/// </summary>
internal static class TextNumber
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.+-eE");
    private static readonly SearchValues<char> WordSigns = SearchValues.Create("_#@!?=&*\"");
    private static readonly string[] YearFirst = ["yyyy-M-d", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d"];

    /// <summary>The number that a text stands for in arithmetic.</summary>
    public static TextNumberKind Read(string text, out double number)
    {
        number = 0;
        var trimmed = text.AsSpan().Trim(' ');
        if (trimmed.IndexOfAnyInRange('0', '9') < 0)
        {
            return TextNumberKind.None;
        }

        var percent = trimmed[^1] == '%';
        var digits = percent ? trimmed[..^1] : trimmed;
        if (IsPlain(digits) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))
        {
            number = percent ? number / 100 : number;
            return TextNumberKind.Number;
        }

        if (DateTime.TryParseExact(trimmed, YearFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year > 1900)
        {
            number = date.ToOADate();
            return TextNumberKind.Number;
        }

        return IsNumberNowhere(trimmed) ? TextNumberKind.None : TextNumberKind.Uncertain;
    }

    /// <summary>The text that a number becomes beside <c>&amp;</c>; null where the digits that Excel writes are not certain.</summary>
    public static string? Write(double number) => number switch
    {
        0 => "0",
        _ when Math.Abs(number) is >= 1e-4 and < 1e15 => Round(number).ToString("0.####################", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A number of the size that <see cref="decimal"/> holds with the 15 significant digits that Excel keeps.</summary>
    public static decimal Round(double number)
        => decimal.Parse(number.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The number that is nearest to the 15 significant digits of another.</summary>
    public static double To15Digits(double number)
        => double.Parse(number.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether two numbers are the same in the 15 significant digits that Excel keeps.</summary>
    public static bool HaveSameDigits(double left, double right)
        => Math.Abs(left - right) <= 1e-14 * Math.Max(Math.Abs(left), Math.Abs(right))
            && left.ToString("E14", CultureInfo.InvariantCulture) == right.ToString("E14", CultureInfo.InvariantCulture);

    private static bool IsPlain(ReadOnlySpan<char> text)
        => text.IndexOfAnyExcept(NumberSigns) < 0 && text.LastIndexOfAny("+-") is var sign && (sign <= 0 || text[sign - 1] is 'e' or 'E');

    /// <summary>Whether a text has two words or one too long for the name of a month, and so is neither a number, a date, a time nor money.</summary>
    private static bool IsNumberNowhere(ReadOnlySpan<char> text)
    {
        int letters = 0, words = 0;
        foreach (var c in text)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            words += letters == 3 ? 1 : 0;
            if (letters > 12 || words > 1)
            {
                return true;
            }
        }

        return text.ContainsAny(WordSigns);
    }
}

internal enum TextNumberKind
{
    /// <summary>Text that is no number anywhere.</summary>
    None,
    Number,

    /// <summary>Text that may be a number under some regional setting.</summary>
    Uncertain,
}
