using System.Globalization;
using System.Text;

namespace ExcelChat.Workbooks.Formats;

/// <summary>Shows a number as a fraction, such as <c># ?/?</c> or <c># ??/16</c>.</summary>
internal sealed class FractionLayout
{
    private const int MaxDenominatorDigits = 9;
    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly DigitPlaces _integer;
    private readonly int _numerator;
    private readonly int _slash;
    private readonly int _end;

    private FractionLayout(IReadOnlyList<FormatToken> tokens, int numerator, int slash, int end)
    {
        _tokens = tokens;
        _integer = DigitPlaces.Of(tokens, 0, numerator);
        _numerator = numerator;
        _slash = slash;
        _end = end;
    }

    /// <summary>The layout of a section; null when the section shows no fraction.</summary>
    public static FractionLayout? TryCreate(IReadOnlyList<FormatToken> tokens)
    {
        var slash = 0;
        while (slash < tokens.Count && tokens[slash].Kind != FormatTokenKind.Slash)
        {
            slash++;
        }

        int start = slash, end = slash + 1;
        while (start > 0 && tokens[start - 1].Kind == FormatTokenKind.Digit)
        {
            start--;
        }

        while (end < tokens.Count && tokens[end].Kind is FormatTokenKind.Digit or FormatTokenKind.Denominator)
        {
            end++;
        }

        return start < slash && end > slash + 1 ? new(tokens, start, slash, end) : null;
    }

    /// <summary>The text for a number, sign left out.</summary>
    public string Show(double value)
    {
        value = Math.Abs(value);
        var whole = _integer.Count > 0 ? Math.Floor(value) : 0;
        var (numerator, denominator) = Approximate(value - whole);
        if (_integer.Count > 0 && numerator == denominator)
        {
            whole++;
            numerator = 0;
        }

        var blank = _integer.Count > 0 && numerator == 0;
        var integer = whole > 0 || blank ? whole.ToString("F0", CultureInfo.InvariantCulture) : "";
        var text = new StringBuilder();
        for (var i = 0; i < _numerator; i++)
        {
            AppendBefore(text, i, integer);
        }

        var fraction = Pad(numerator, _numerator, _slash, fromLeft: false) + "/" + Pad(denominator, _slash + 1, _end, fromLeft: true);
        text.Append(blank ? new string(' ', fraction.Length) : fraction);
        return text.Append(string.Concat(_tokens.Skip(_end).Select(t => t.Text))).ToString();
    }

    private void AppendBefore(StringBuilder text, int at, string integer)
    {
        if (_tokens[at].Kind == FormatTokenKind.Digit)
        {
            _integer.AppendRight(text, at, integer, grouped: false);
        }
        else
        {
            text.Append(_tokens[at].Text);
        }
    }

    private string Pad(long number, int start, int end, bool fromLeft)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var width = end - start;
        return _tokens[start] switch
        {
            { Kind: FormatTokenKind.Denominator } => digits,
            { Text: "0" } => digits.PadLeft(width, '0'),
            { Text: "?" } => fromLeft ? digits.PadRight(width) : digits.PadLeft(width),
            _ => digits,
        };
    }

    private (long Numerator, long Denominator) Approximate(double value)
    {
        if (_tokens[_slash + 1] is { Kind: FormatTokenKind.Denominator } fixedDenominator
            && long.TryParse(fixedDenominator.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator))
        {
            return ((long)Math.Round(value * denominator, MidpointRounding.AwayFromZero), denominator);
        }

        return Nearest(value, (long)Math.Pow(10, Math.Min(_end - _slash - 1, MaxDenominatorDigits)) - 1);
    }

    /// <summary>The last convergent of the number's continued fraction whose denominator is within the limit.</summary>
    private static (long Numerator, long Denominator) Nearest(double value, long limit)
    {
        long p0 = 0, q0 = 1, p1 = 1, q1 = 0;
        var rest = value;
        while (q1 == 0 || Math.Abs(value - ((double)p1 / q1)) > 1e-12)
        {
            var term = Math.Floor(rest);
            if (term > limit && q1 > 0)
            {
                break;
            }

            long a = (long)term, q2 = (a * q1) + q0;
            if (q2 > limit)
            {
                break;
            }

            (p0, q0, p1, q1) = (p1, q1, (a * p1) + p0, q2);
            rest = 1 / (rest - term);
        }

        return (p1, q1);
    }
}
