using System.Text;

namespace ExcelChat.Workbooks.Formats;

/// <summary>The places for digits in one part of a section: before the point, after it, or in the exponent.</summary>
internal sealed class DigitPlaces
{
    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly int[] _places;
    private readonly int _firstZero;
    private readonly int _lastZero;

    private DigitPlaces(IReadOnlyList<FormatToken> tokens, int[] places)
    {
        _tokens = tokens;
        _places = places;
        _firstZero = Array.FindIndex(places, p => tokens[p].Text == "0");
        _lastZero = Array.FindLastIndex(places, p => tokens[p].Text == "0");
    }

    public int Count => _places.Length;

    /// <summary>The first place's index among the section's tokens; beyond all when there is none.</summary>
    public int First => _places.Length > 0 ? _places[0] : int.MaxValue;

    /// <summary>The last place's index among the section's tokens; -1 when there is none.</summary>
    public int Last => _places.Length > 0 ? _places[^1] : -1;

    public static DigitPlaces Of(IReadOnlyList<FormatToken> tokens, int start, int end)
        => new(tokens, [.. Enumerable.Range(start, end - start).Where(i => tokens[i].Kind == FormatTokenKind.Digit)]);

    /// <summary>Appends what stands at a place of an integer: its digits fill the places from the right, and the first place takes those that are left over.</summary>
    public void AppendRight(StringBuilder text, int token, string digits, bool grouped)
    {
        var place = Array.BinarySearch(_places, token);
        var fromRight = _places.Length - 1 - place;
        if (place == 0)
        {
            for (var extra = digits.Length - 1; extra > fromRight; extra--)
            {
                AppendDigit(text, digits[digits.Length - 1 - extra], extra, grouped);
            }
        }

        if (fromRight < digits.Length)
        {
            AppendDigit(text, digits[digits.Length - 1 - fromRight], fromRight, grouped);
        }
        else if (_firstZero >= 0 && place >= _firstZero)
        {
            AppendDigit(text, '0', fromRight, grouped);
        }
        else if (_tokens[token].Text == "?")
        {
            text.Append(' ');
        }
    }

    /// <summary>Appends what stands at a place after the point: its digits fill the places from the left.</summary>
    public void AppendLeft(StringBuilder text, int token, string digits)
    {
        var place = Array.BinarySearch(_places, token);
        if (place <= _lastZero || digits.AsSpan(place).ContainsAnyExcept('0'))
        {
            text.Append(digits[place]);
        }
        else if (_tokens[token].Text == "?")
        {
            text.Append(' ');
        }
    }

    private static void AppendDigit(StringBuilder text, char digit, int fromRight, bool grouped)
    {
        text.Append(digit);
        if (grouped && fromRight > 0 && fromRight % 3 == 0)
        {
            text.Append(',');
        }
    }
}
