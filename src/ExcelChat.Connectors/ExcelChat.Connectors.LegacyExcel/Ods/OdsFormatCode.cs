using System.Globalization;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>Writes a data style of OpenDocument (part 1, 16.29) as the format code of Excel that shows the same.</summary>
internal static class OdsFormatCode
{
    private const int MaxDigits = 30;

    /// <summary>Reads the data style that the reader is on; leaves the reader on its end tag.</summary>
    /// <param name="xml">The reader.</param>
    /// <param name="code">The code of a data style by its name, for the styles that a condition refers to.</param>
    public static string Read(OdsXml xml, Func<string, string?> code)
    {
        var elapsed = xml.Attribute(OdsXml.Number, "truncate-on-overflow") is "false";
        var own = new StringBuilder();
        var others = new List<(string Condition, string Code)>();
        for (var (depth, more) = (xml.Depth, !xml.IsEmpty); more && xml.ReadInside(depth);)
        {
            if (xml.Is(OdsXml.Style, "map") && code(xml.Attribute(OdsXml.Style, "apply-style-name") ?? "") is { } other)
            {
                others.Add(((xml.Attribute(OdsXml.Style, "condition") ?? "").Replace("value()", "", StringComparison.Ordinal), other));
            }
            else
            {
                own.Append(Part(xml, elapsed && own.Length == 0));
            }
        }

        return Join(own.ToString(), others);
    }

    private static string Join(string own, List<(string Condition, string Code)> others) => others switch
    {
        [] => own,
        [(">=0", var positive)] => $"{positive};{own}",
        [(">0", var positive), ("<0", var negative)] => $"{positive};{negative};{own}",
        _ => string.Concat(others.Take(2).Select(other => $"[{other.Condition}]{other.Code};")) + own,
    };

    private static string Part(OdsXml xml, bool elapsed)
    {
        var isLong = xml.Attribute(OdsXml.Number, "style") is "long";
        return xml.Name switch
        {
            "number" => NumberPart(xml),
            "scientific-number" => $"{NumberPart(xml)}E+{new string('0', Math.Max(Digits(xml, "min-exponent-digits") ?? 2, 1))}",
            "fraction" => $"# {new string('?', Math.Max(Digits(xml, "min-numerator-digits") ?? 1, 1))}/{new string('?', Math.Max(Digits(xml, "min-denominator-digits") ?? 1, 1))}",
            "text" => Literal(xml.ReadText(folded: false)),
            "currency-symbol" => $"[${xml.ReadText(folded: false)}]",
            "text-content" => "@",
            "day" => isLong ? "dd" : "d",
            "month" when xml.Attribute(OdsXml.Number, "textual") is "true" => isLong ? "mmmm" : "mmm",
            "month" => isLong ? "mm" : "m",
            "year" => isLong ? "yyyy" : "yy",
            "day-of-week" => isLong ? "dddd" : "ddd",
            "hours" when elapsed => isLong ? "[hh]" : "[h]",
            "hours" => isLong ? "hh" : "h",
            "minutes" when elapsed => isLong ? "[mm]" : "[m]",
            "minutes" => isLong ? "mm" : "m",
            "seconds" => Seconds(isLong ? "ss" : "s", Digits(xml, "decimal-places") ?? 0),
            "am-pm" => "AM/PM",
            _ => "",
        };
    }

    private static string Seconds(string seconds, int decimals) => decimals > 0 ? $"{seconds}.{new string('0', decimals)}" : seconds;

    private static string NumberPart(OdsXml xml)
    {
        var decimals = Digits(xml, "decimal-places");
        var integers = Digits(xml, "min-integer-digits");
        if (decimals is null && integers is null or 1 && xml.Attribute(OdsXml.Number, "grouping") is not "true")
        {
            xml.Skip();
            return "General";
        }

        var digits = new string('0', integers ?? 1);
        if (xml.Attribute(OdsXml.Number, "grouping") is "true")
        {
            digits = digits.PadLeft(4, '#');
            for (var at = digits.Length - 3; at > 0; at -= 3)
            {
                digits = digits.Insert(at, ",");
            }
        }

        var factor = xml.Attribute(OdsXml.Number, "display-factor") switch { "1000" => ",", "1000000" => ",,", _ => "" };
        var fewest = Math.Min(Digits(xml, "min-decimal-places") ?? decimals ?? 0, decimals ?? 0);
        var fraction = decimals > 0 ? $".{new string('0', fewest)}{new string('#', decimals.Value - fewest)}" : "";
        xml.Skip();
        return (digits.Length == 0 ? "#" : digits) + factor + fraction;
    }

    private static int? Digits(OdsXml xml, string name)
        => int.TryParse(xml.Attribute(OdsXml.Number, name), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? Math.Min(digits, MaxDigits) : null;

    // A percent sign multiplies; everything else is shown as it is.
    private static string Literal(string text)
        => string.Join('%', text.Split('%').Select(part => part.Length == 0 ? "" : $"\"{part.Replace("\"", "\"\\\"\"", StringComparison.Ordinal)}\""));
}
