using System.Text.RegularExpressions;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>
/// Finds the unit and the scale of figures where authors write them: <c>Weight (kg)</c>, <c>Sales [EUR]</c>, <c>Growth in %</c>, <c>Revenue, €m</c> in a header,
/// <c>in thousands of EUR</c> in a title, <c>0.0 "kg"</c> in a number format. A word that is no known unit is none.
/// </summary>
internal static partial class HeaderUnits
{
    /// <summary>The unit that the lowest level of a header names which names one, or null. A currency anywhere in the header makes a lone letter a power of ten: <c>Sales EUR (M)</c>.</summary>
    /// <param name="path">The header from the top level to the lowest.</param>
    /// <param name="isMoney">Whether the figures are money by their formats.</param>
    public static UnitPhrase? Find(IReadOnlyList<string> path, bool isMoney = false)
    {
        var currency = path.SelectMany(Words).Select(Currencies.Plainly).FirstOrDefault(code => code is not null);
        for (var level = path.Count - 1; level >= 0; level--)
        {
            if (First(InHeader().Matches(path[level]), isMoney || currency is not null) is { } phrase)
            {
                return phrase.Unit is null ? phrase with { Unit = currency } : phrase;
            }
        }

        return null;
    }

    /// <summary>The unit that a title gives to all figures below it, or null.</summary>
    public static UnitPhrase? Find(string? title) => title is null ? null : First(InTitle().Matches(title));

    /// <summary>The unit in the literal text of a number format, or null.</summary>
    public static UnitPhrase? Find(NumberFormat format) => First(InFormat().Matches(format.Code));

    private static string[] Words(string header) => header.Split([' ', '(', ')', '[', ']', ',', '/', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static UnitPhrase? First(MatchCollection matches, bool isMoney = false)
    {
        foreach (Match match in matches)
        {
            // "thousand" may be all that the shorter reading leaves of "in thousand EUR, except shares", so words are dropped from the end one by one.
            var words = match.Groups["unit"].Value;
            for (var end = words.Length; end > 0; end = words.LastIndexOf(' ', end - 1))
            {
                if (UnitPhrase.Parse(words[..end], isMoney) is { } phrase)
                {
                    return phrase;
                }

                if (!match.Groups["open"].Success)
                {
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>What stands in brackets, behind "in" or a comma at the end, or a percent sign there.</summary>
    [GeneratedRegex(@"[(\[]\s*(?:in\s+)?(?<unit>[^()\[\]]{1,32})[)\]]|\bin\s+(?<unit>\S.{0,30})$|,\s*(?<unit>[^,]{1,24})$|(?<unit>%)\s*$|^(?<unit>[$€£]\s?(?:'?000s?|k|m|mn|bn))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InHeader();

    /// <summary>Behind "in", up to a bracket or a comma, as many words as are a unit; or all that stands in brackets.</summary>
    [GeneratedRegex(@"[(\[]\s*(?:all\s+)?(?:figures\s+|amounts\s+|angaben\s+|values\s+|numbers\s+)?(?:in\s+)?(?<unit>[^()\[\],;]{1,32})|(?<open>\bin\s+)(?<unit>[^()\[\],;.]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InTitle();

    [GeneratedRegex(@"""(?<unit>[^""]{1,16})""", RegexOptions.CultureInvariant)]
    private static partial Regex InFormat();
}
