using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>
/// A text read as the value that it can only mean: <c>1,234</c>, <c>(5.2)</c>, <c>$5</c>, <c>12%</c>, <c>2012-03-05</c>, <c>5 March 2012</c>,
/// <c>01:10:30</c>. What depends on the writer's country stays text: <c>03/04/2012</c>. Marks of footnotes behind a number are passed over.
/// </summary>
internal sealed partial class TypedText
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy",
        "d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "dd-MMM-yyyy", "d. MMMM yyyy",
    ];

    private const string MonthStarts = "jan feb mar apr may jun jul aug sep oct nov dec";

    private static readonly SearchValues<char> MissingSigns = SearchValues.Create("-–—−.…?*");

    private TypedText(CellValue value, NumberFormatKind kind = NumberFormatKind.General, string? currency = null)
        => (Value, Kind, Currency) = (value, kind, currency);

    /// <summary>A text that says no value.</summary>
    public static TypedText Nothing { get; } = new(CellValue.Blank);

    /// <summary>The value, or a blank when the text is words.</summary>
    public CellValue Value { get; }

    /// <summary>What the writing says about the value, as a number format would.</summary>
    public NumberFormatKind Kind { get; }

    /// <summary>The code of the currency that stands beside the number, or null.</summary>
    public string? Currency { get; }

    /// <summary>Whether the text is a sign for a missing value.</summary>
    public bool IsMissing { get; private init; }

    private static TypedText Missing { get; } = new(CellValue.Blank) { IsMissing = true };

    public static TypedText Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (IsMissingSign(trimmed))
        {
            return Missing;
        }

        if (trimmed.Length > 40 || trimmed.IndexOfAnyInRange('0', '9') < 0)
        {
            return Nothing;
        }

        return (char.IsLetter(trimmed[0]) && !BeginsLikeNumber(trimmed) ? null : ParseNumber(trimmed)) ?? ParseMoment(trimmed) ?? Nothing;
    }

    private static bool IsMissingSign(ReadOnlySpan<char> text)
        => text.Length == 0
        || (text.Length <= 3 && text.IndexOfAnyExcept(MissingSigns) < 0)
        || text.Equals("n/a", StringComparison.OrdinalIgnoreCase)
        || text.Equals("na", StringComparison.OrdinalIgnoreCase)
        || text.Equals("n.a.", StringComparison.OrdinalIgnoreCase)
        || text.Equals("nan", StringComparison.OrdinalIgnoreCase)
        || text.Equals("null", StringComparison.OrdinalIgnoreCase)
        || text.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static bool BeginsLikeNumber(ReadOnlySpan<char> text) => text.Length > 3 && char.IsAsciiLetterUpper(text[0]) && Currencies.CodeOf(text[..3].ToString()) is not null;

    private static TypedText? ParseNumber(ReadOnlySpan<char> text)
    {
        var match = NumberPattern().Match(text.ToString());
        if (!match.Success || !Digits(match.Groups["digits"].ValueSpan.Trim(), out var number))
        {
            return null;
        }

        var negative = match.Groups["minus"].Success || match.Groups["open"].Success;
        if (match.Groups["open"].Success != match.Groups["close"].Success)
        {
            return null;
        }

        number = negative ? -number : number;
        if (match.Groups["percent"].Success)
        {
            return new(CellValue.OfNumber(number / 100), NumberFormatKind.Percent);
        }

        var currency = Currencies.CodeOf(match.Groups["before"].Success ? match.Groups["before"].Value : match.Groups["after"].Value);
        return new(CellValue.OfNumber(number), currency is null ? NumberFormatKind.General : NumberFormatKind.Currency, currency);
    }

    /// <summary>Reads digits with <c>,</c>, <c>.</c> or spaces: three digits behind each separator of thousands, the other sign before decimals.</summary>
    private static bool Digits(ReadOnlySpan<char> text, out double number)
    {
        var plain = PointThousands().IsMatch(text) ? text.ToString().Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : CommaThousands().IsMatch(text) ? Ungroup(text)
            : DecimalComma().IsMatch(text) ? text.ToString().Replace(',', '.')
            : text.ToString();
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
    }

    private static string Ungroup(ReadOnlySpan<char> text)
        => string.Concat(text.ToString().Where(c => c is not (',' or ' ' or '\u00A0' or '\u202F' or '\'')));

    private static TypedText? ParseMoment(ReadOnlySpan<char> text)
    {
        if (TimePattern().IsMatch(text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return new(CellValue.OfTime(time.TotalDays), NumberFormatKind.Time);
        }

        var isPlausible = char.IsAsciiDigit(text[0]) || (text.Length > 3 && MonthStarts.Contains(text[..3].ToString(), StringComparison.OrdinalIgnoreCase));
        return isPlausible && DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year >= 1901
            ? new(CellValue.OfDate(day.ToOADate()), NumberFormatKind.Date)
            : null;
    }

    [GeneratedRegex(@"^(?<open>\()?(?<minus>[-−–])?\+?(?<before>[$€£¥₹₽₩]|US\$|(?:USD|EUR|GBP|CHF|JPY)\s?)?\s?(?<minus>[-−])?(?<digits>\d[\d,. \u00A0\u202F']*(?:[eE][+-]?\d+)?|\.\d+)(?<after>\s?(?:[$€£¥₹₽₩]|USD|EUR|GBP|CHF|JPY))?(?<percent>\s?%)?(?<close>\))?(?:[*†‡§#+]|\[\w{1,3}\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^\d{1,3}(?:[, \u00A0\u202F']\d{3})+(?:\.\d*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CommaThousands();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex PointThousands();

    [GeneratedRegex(@"^\d+,(?:\d{1,2}|\d{4,})$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^\d{1,2}:\d{2}:\d{2}(?:\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();
}
