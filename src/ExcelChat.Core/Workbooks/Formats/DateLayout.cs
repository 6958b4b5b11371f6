using System.Globalization;
using System.Text;

namespace ExcelChat.Workbooks.Formats;

/// <summary>Shows a serial number as a date, a time of day or an elapsed time. Names of months and days are English.</summary>
internal sealed class DateLayout
{
    /// <summary>What Excel shows for a date before its calendar or after the year 9999, at any column width.</summary>
    private const string OutOfRange = "####";

    private const int SecondsPerDay = 86_400;

    private static readonly DateTimeFormatInfo English = CultureInfo.InvariantCulture.DateTimeFormat;
    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly bool _twelveHours;
    private readonly bool _elapsedOnly;
    private readonly int _decimals;

    public DateLayout(IReadOnlyList<FormatToken> tokens)
    {
        _tokens = tokens;
        _twelveHours = tokens.Any(t => t.Kind == FormatTokenKind.Noon);
        _elapsedOnly = tokens.All(t => !t.IsDate || t.Kind >= FormatTokenKind.ElapsedHours);
        _decimals = tokens.Where(t => t.Kind == FormatTokenKind.SecondFraction).Select(t => t.Width).DefaultIfEmpty().Max();
    }

    /// <summary>The text for a serial number that is not negative.</summary>
    public string Show(double serial)
    {
        if (serial is not (>= 0 and < SerialDate.End))
        {
            return OutOfRange;
        }

        // Excel rounds to the last unit of seconds that it shows, and to whole seconds when it shows none.
        var seconds = Math.Round((decimal)serial * SecondsPerDay, Math.Min(_decimals, 3), MidpointRounding.AwayFromZero);
        if (seconds >= (decimal)SerialDate.End * SecondsPerDay)
        {
            return OutOfRange;
        }

        var date = SerialDate.Of((long)(seconds / SecondsPerDay));
        var text = new StringBuilder();
        foreach (var token in _tokens)
        {
            Append(text, token, date, seconds);
        }

        return text.ToString();
    }

    /// <summary>The text for a negative number: Excel counts elapsed time below zero, and has no days there.</summary>
    public string ShowNegative(double serial) => _elapsedOnly ? "-" + Show(-serial) : OutOfRange;

    private void Append(StringBuilder text, FormatToken token, SerialDate date, decimal seconds)
    {
        var ofDay = (int)(seconds % SecondsPerDay);
        var hour = ofDay / 3600;
        text.Append(token.Kind switch
        {
            FormatTokenKind.Year => Year(token, date.Year),
            FormatTokenKind.Month => Month(token, date.Month),
            FormatTokenKind.Day => Day(token, date),
            FormatTokenKind.Hour => Padded(_twelveHours ? ((hour + 11) % 12) + 1 : hour, token),
            FormatTokenKind.Minute => Padded(ofDay / 60 % 60, token),
            FormatTokenKind.Second => Padded(ofDay % 60, token),
            FormatTokenKind.SecondFraction => SecondFraction(token, seconds),
            FormatTokenKind.Noon => Noon(token, hour >= 12),
            FormatTokenKind.ElapsedHours => Padded((long)(seconds / 3600), token),
            FormatTokenKind.ElapsedMinutes => Padded((long)(seconds / 60), token),
            FormatTokenKind.ElapsedSeconds => Padded((long)seconds, token),
            FormatTokenKind.General => GeneralFormat.Show((double)(seconds / SecondsPerDay)),
            _ => token.Text,
        });
    }

    private static string Year(FormatToken token, int year)
        => token.Text[0] is 'y' or 'Y' && token.Width <= 2 ? (year % 100).ToString("00", CultureInfo.InvariantCulture) : year.ToString(CultureInfo.InvariantCulture);

    private static string Month(FormatToken token, int month) => token.Width switch
    {
        <= 2 => Padded(month, token),
        3 => English.GetAbbreviatedMonthName(month),
        5 => English.GetMonthName(month)[..1],
        _ => English.GetMonthName(month),
    };

    private static string Day(FormatToken token, SerialDate date) => token.Width switch
    {
        <= 2 => Padded(date.Day, token),
        3 => English.GetAbbreviatedDayName((DayOfWeek)date.Weekday),
        _ => English.GetDayName((DayOfWeek)date.Weekday),
    };

    private static string SecondFraction(FormatToken token, decimal seconds)
    {
        var thousandths = (int)(seconds % 1 * 1000);
        return "." + thousandths.ToString("000", CultureInfo.InvariantCulture).PadRight(token.Width, '0')[..token.Width];
    }

    private static string Noon(FormatToken token, bool afternoon) => token.Width == 5
        ? afternoon ? "PM" : "AM"
        : token.Text[afternoon ? 2 : 0].ToString();

    private static string Padded(long number, FormatToken token)
        => number.ToString(CultureInfo.InvariantCulture).PadLeft(token.Text.AsSpan().Trim("[]").Length, '0');
}
