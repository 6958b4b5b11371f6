using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>Writes a formula of OpenDocument (OpenFormula, part 2 of the standard) as Excel does.</summary>
internal static class OdsFormula
{
    private const string ExcelOnly = "COM.MICROSOFT.";

    /// <summary>The formula without its prefix and equals sign, its references in A1 notation.</summary>
    public static string ToA1(string formula)
    {
        var equals = formula.IndexOf('=', StringComparison.Ordinal);
        var text = new StringBuilder();
        var inMatrix = false;
        for (var at = equals + 1; at < formula.Length; at++)
        {
            switch (formula[at])
            {
                case '"':
                    var end = EndOfQuote(formula, at);
                    text.Append(formula, at, end - at);
                    at = end - 1;
                    break;
                case '[' when formula.IndexOf(']', at) is var close and > 0:
                    text.Append(Reference(formula[(at + 1)..close]));
                    at = close;
                    break;
                case '{' or '}':
                    inMatrix = formula[at] == '{';
                    text.Append(formula[at]);
                    break;
                default:
                    text.Append(Operator(formula[at], inMatrix));
                    break;
            }
        }

        return text.Replace(ExcelOnly, "").ToString();
    }

    /// <summary>A range such as <c>.A1:.B2</c> or <c>$'My sheet'.A1</c> in A1 notation.</summary>
    public static string Reference(string reference)
    {
        if (reference.StartsWith('#'))
        {
            return reference;
        }

        var parts = Split(reference, ':').Select(corner => Split(corner, '.')).ToList();
        var (sheet, first) = Corner(parts[0]);
        var last = parts.Count > 1 ? $":{Corner(parts[1]).Address}" : "";
        return (sheet.Length == 0 ? "" : $"{sheet}!") + first + last;
    }

    private static (string Sheet, string Address) Corner(List<string> parts) => parts.Count > 1
        ? (string.Join('.', parts.Take(parts.Count - 1)).TrimStart('$'), parts[^1])
        : ("", parts[0]);

    private static char Operator(char c, bool inMatrix) => c switch
    {
        ';' => ',',
        '|' when inMatrix => ';',
        '~' => ',',
        '!' => ' ',
        _ => c,
    };

    /// <summary>Splits at a character outside quoted sheet names.</summary>
    private static List<string> Split(string text, char at)
    {
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            if (text[i] == at && !quoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static int EndOfQuote(string text, int start)
    {
        var close = text.IndexOf('"', start + 1);
        return close < 0 ? text.Length : close + 1;
    }
}
