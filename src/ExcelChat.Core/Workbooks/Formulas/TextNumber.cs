using System.Buffers;
using System.Globalization;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Reads numbers out of text and writes them into text, as far as Excel does so in every language: what a regional setting decides
/// (decimal commas, dates of other forms than ISO 8601, money) is uncertain, and what is uncertain is not computed.
/// </summary>
internal static class TextNumber
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.+-eE");
    private static readonly SearchValues<char> WordSigns = SearchValues.Create("_#@!?=&*\"");
    private static readonly string[] IsoDates = ["yyyy-M-d", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss"];

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

        if (DateTime.TryParseExact(trimmed, IsoDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year > 1900)
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
        _ when Math.Abs(number) is >= 1e-4 and < 1e15 => ((decimal)number).ToString("0.####################", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsPlain(ReadOnlySpan<char> text)
        => text.IndexOfAnyExcept(NumberSigns) < 0 && text.LastIndexOfAny("+-") is var sign && (sign <= 0 || text[sign - 1] is 'e' or 'E');

    /// <summary>Whether a text has words too long for the name of a month, and so is neither a number, a date, a time nor money.</summary>
    private static bool IsNumberNowhere(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            if (letters > 12)
            {
                return true;
            }
        }

        return text.ContainsAny(WordSigns);
    }

    /// <summary>The same digits that Excel keeps: 15 significant ones.</summary>
    public static double To15Digits(double number)
        => Math.Abs(number) is >= 1e-12 and < 1e15 ? (double)(decimal)number : double.Parse(number.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

internal enum TextNumberKind
{
    /// <summary>Text that is no number anywhere.</summary>
    None,
    Number,

    /// <summary>Text that may be a number under some regional setting.</summary>
    Uncertain,
}
