using System.Globalization;
using System.Text;

namespace ExcelChat.Workbooks.Formats;

/// <summary>Lays the digits of a number out over the places of a section such as <c>#,##0.00</c>, <c>0.0,,"M"</c>, <c>000-00</c> or <c>0.00E+00</c>.</summary>
internal sealed class NumberLayout
{
    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly DigitPlaces _integer;
    private readonly DigitPlaces _fraction;
    private readonly DigitPlaces _exponent;
    private readonly int _exponentAt;
    private readonly int _pointAt;
    private readonly int _power;
    private readonly bool _grouped;

    public NumberLayout(IReadOnlyList<FormatToken> tokens)
    {
        _tokens = tokens;
        _exponentAt = IndexOf(tokens, FormatTokenKind.Exponent, tokens.Count);
        _pointAt = IndexOf(tokens, FormatTokenKind.Point, _exponentAt);
        _integer = DigitPlaces.Of(tokens, 0, _pointAt);
        _fraction = DigitPlaces.Of(tokens, _pointAt, _exponentAt);
        _exponent = DigitPlaces.Of(tokens, _exponentAt, tokens.Count);
        Thousands = CommasAfter(_integer.Last) + CommasAfter(_fraction.Last);
        _power = (2 * tokens.Count(t => t.Kind == FormatTokenKind.Percent)) - (3 * Thousands);
        _grouped = Enumerable.Range(0, _integer.Last + 1).Any(i => tokens[i].Kind == FormatTokenKind.Comma && i > _integer.First);
    }

    /// <summary>How many times the number is divided by 1000 before it is shown.</summary>
    public int Thousands { get; }

    /// <summary>The number of places after the decimal point.</summary>
    public int Decimals => _fraction.Count;

    /// <summary>Whether a number is shown at all.</summary>
    public bool HasDigits => _integer.Count + _fraction.Count > 0;

    /// <summary>The text for a number, sign left out.</summary>
    public string Show(double value)
    {
        var digits = DecimalDigits.Of(value).Shift(_power);
        var exponent = _exponentAt < _tokens.Count ? Normalise(ref digits) : 0;
        digits = digits.Round(_fraction.Count);
        var text = new StringBuilder();
        for (var i = 0; i < _tokens.Count; i++)
        {
            Append(text, i, digits, exponent);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, int at, DecimalDigits digits, int exponent)
    {
        var token = _tokens[at];
        switch (token.Kind)
        {
            case FormatTokenKind.Digit when at < _pointAt:
                _integer.AppendRight(text, at, digits.Integer(), _grouped);
                break;
            case FormatTokenKind.Digit when at < _exponentAt:
                _fraction.AppendLeft(text, at, digits.Fraction(_fraction.Count));
                break;
            case FormatTokenKind.Digit:
                _exponent.AppendRight(text, at, Math.Abs(exponent).ToString(CultureInfo.InvariantCulture), grouped: false);
                break;
            case FormatTokenKind.Point when at == _pointAt:
                text.Append(_integer.Count == 0 ? digits.Integer() : "").Append('.');
                break;
            case FormatTokenKind.Exponent when at == _exponentAt:
                text.Append('E').Append(exponent < 0 ? "-" : token.Text[1] == '+' ? "+" : "");
                break;
            case FormatTokenKind.Comma:
                break;
            default:
                text.Append(token.Text);
                break;
        }
    }

    /// <summary>Splits a number into a mantissa with as many integer digits as there are places and an exponent that is a multiple of them.</summary>
    private int Normalise(ref DecimalDigits digits)
    {
        if (digits.IsZero)
        {
            return 0;
        }

        var step = Math.Max(_integer.Count, 1);
        var exponent = FloorTo(digits.Point - 1, step);
        var mantissa = digits.Shift(-exponent).Round(_fraction.Count);
        if (mantissa.Point > step)
        {
            exponent += step;
        }

        digits = digits.Shift(-exponent);
        return exponent;
    }

    /// <summary>The commas right after the last place of a part: each divides the number by one thousand.</summary>
    private int CommasAfter(int place)
        => place < 0 ? 0 : _tokens.Skip(place + 1).TakeWhile(t => t.Kind == FormatTokenKind.Comma).Count();

    private static int FloorTo(int value, int step) => (int)Math.Floor((double)value / step) * step;

    private static int IndexOf(IReadOnlyList<FormatToken> tokens, FormatTokenKind kind, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (tokens[i].Kind == kind)
            {
                return i;
            }
        }

        return end;
    }
}
