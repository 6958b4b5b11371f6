using System.Text;
using System.Text.RegularExpressions;

namespace ExcelChat.Workbooks.Formulas.Functions;

internal static partial class TextFunctions
{
    /// <summary>The longest number format that Excel takes.</summary>
    private const int MaxCode = 255;

    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["LEN"] = Function.OfValues(1, 1, c => c.Text(0).Length),
        ["LEFT"] = Function.OfValues(1, 2, c => Part(c.Text(0), 0, c.Integer(1, 1))),
        ["RIGHT"] = Function.OfValues(1, 2, c => Part(c.Text(0), c.Text(0).Length - Math.Min(c.Integer(1, 1), c.Text(0).Length), c.Integer(1, 1))),
        ["MID"] = Function.OfValues(3, 3, c => c.Integer(1) < 1 ? Errors.Value : Part(c.Text(0), c.Integer(1) - 1, c.Integer(2))),
        ["UPPER"] = Function.OfValues(1, 1, c => c.Text(0).ToUpperInvariant()),
        ["LOWER"] = Function.OfValues(1, 1, c => c.Text(0).ToLowerInvariant()),
        ["PROPER"] = Function.OfValues(1, 1, c => Proper(c.Text(0))),
        ["TRIM"] = Function.OfValues(1, 1, c => string.Join(' ', c.Text(0).Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        ["CLEAN"] = Function.OfValues(1, 1, c => string.Concat(c.Text(0).Where(ch => ch >= ' '))),
        ["CONCATENATE"] = Function.OfValues(1, Function.Any, c => Calculator.Bounded(string.Concat(Enumerable.Range(0, c.Count).Select(c.Text)))),
        ["CONCAT"] = Function.OfRanges(1, Function.Any, c => Calculator.Bounded(Joined("", c.Values().Select(c.ToText)))),
        ["TEXTJOIN"] = Function.OfRanges(3, Function.Any, TextJoin),
        ["EXACT"] = Function.OfValues(2, 2, c => string.Equals(c.Text(0), c.Text(1), StringComparison.Ordinal)),
        ["REPT"] = Function.OfValues(2, 2, Repeat),
        ["CHAR"] = Function.OfValues(1, 1, Character),
        ["CODE"] = Function.OfValues(1, 1, c => c.Text(0) is { Length: > 0 } text ? text[0] < 128 ? text[0] : c.Fail() : Errors.Value),
        ["UNICHAR"] = Function.OfValues(1, 1, c => Rune.TryCreate(c.Integer(0), out var rune) && rune.Value > 0 ? rune.ToString() : Errors.Value),
        ["UNICODE"] = Function.OfValues(1, 1, c => Rune.TryGetRuneAt(c.Text(0) + "\0", 0, out var rune) && rune.Value > 0 ? rune.Value : Errors.Value),
        ["VALUE"] = Function.OfValues(1, 1, c => c.Value(0).IsBoolean ? Errors.Value : c.Number(0)),
        ["TEXT"] = Function.OfValues(2, 2, Format),
    };

    private static Scalar Part(string text, int start, int length)
        => length < 0 ? Errors.Value : start >= text.Length ? "" : text.Substring(start, Math.Min(length, text.Length - start));

    private static string Proper(string text)
    {
        var proper = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            proper.Append(i > 0 && char.IsLetter(text[i - 1]) ? char.ToLowerInvariant(text[i]) : char.ToUpperInvariant(text[i]));
        }

        return proper.ToString();
    }

    private static string Joined(string separator, IEnumerable<string> parts)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            joined.Append(joined.Length > 0 ? separator : "").Append(part);
            if (joined.Length > Calculator.MaxText)
            {
                break;
            }
        }

        return joined.ToString();
    }

    private static Operand TextJoin(Call call)
    {
        var skipsEmpty = call.Boolean(1);
        if (!skipsEmpty)
        {
            // Then empty cells count, which a range in memory does not have.
            return call.Fail();
        }

        return Calculator.Bounded(Joined(call.Text(0), call.Values(2).Select(call.ToText).Where(t => t.Length > 0)));
    }

    private static Scalar Repeat(Call call)
    {
        var (text, times) = (call.Text(0), call.Whole(1));
        return times < 0 || text.Length * times > Calculator.MaxText ? Errors.Value : string.Concat(Enumerable.Repeat(text, (int)times));
    }

    /// <summary>A character of ASCII; those above depend on the system that Excel runs on.</summary>
    private static Scalar Character(Call call) => call.Integer(0) switch
    {
        < 1 or > 255 => Errors.Value,
        >= 128 => call.Fail(),
        var code => ((char)code).ToString(),
    };

    private static Scalar Format(Call call)
    {
        var (value, code) = (call.Value(0), call.Text(1));
        value = value.IsBoolean ? Calculator.ToText(value, call.Evaluation) : value;
        if (value.IsText && TextNumber.Read(value.Text, out var number) is var kind and not TextNumberKind.None)
        {
            value = kind == TextNumberKind.Number ? number : call.Fail();
        }

        return code.Length == 0 || (value.IsText && value.Text.Length == 0) ? ""
            : code.Length > MaxCode || !TextFormat().IsMatch(code) ? call.Fail()
            : value.IsText ? NumberFormat.Parse(code).Display(CellValue.OfText(value.Text))
            : Display(value.Number, NumberFormat.Parse(code));
    }

    /// <summary>
    /// The codes that TEXT is computed for: digits with signs of money and quoted text, exponents, days and times, General. What is left out are conditions,
    /// fractions and letters that Excel understands in one language only. Names of months and days are English, as in all displayed text.
    /// </summary>
    [GeneratedRegex("""^(?:(?:[0#?.,%$€£()+\-\s;:/@]|"[^"]*"|\\.)+|[0#]+(?:\.[0#]+)?E\+0+|(?:[hmsyd]|\[(?:h+|m+|s+)\]|AM/PM|\.0+|[-/:.,\s])+|General)$""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TextFormat();

    private static Scalar Display(double number, NumberFormat format) => format.Kind switch
    {
        NumberFormatKind.Date or NumberFormatKind.DateTime => number is < 0 or >= Formats.SerialDate.End ? Errors.Value : format.Display(CellValue.OfDate(number)),
        NumberFormatKind.Time or NumberFormatKind.Duration => number < 0 ? Errors.Value : format.Display(CellValue.OfTime(number)),
        _ => format.Display(CellValue.OfNumber(number)),
    };
}
