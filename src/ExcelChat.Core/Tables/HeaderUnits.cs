using System.Text.RegularExpressions;

namespace ExcelChat.Tables;

/// <summary>Finds the unit that a header names: <c>Weight (kg)</c>, <c>Sales [EUR]</c>, <c>Growth in %</c>.</summary>
internal static partial class HeaderUnits
{
    /// <summary>The unit of the lowest level that names one, or null.</summary>
    public static string? Find(IReadOnlyList<string> path)
    {
        for (var level = path.Count - 1; level >= 0; level--)
        {
            var match = Unit().Match(path[level]);
            if (match.Success)
            {
                var unit = match.Groups["unit"].Value.Trim();
                return Currencies.CodeOf(unit) is { } code && unit.Length <= 3 ? code : unit;
            }
        }

        return null;
    }

    [GeneratedRegex(@"[(\[]\s*(?:in\s+)?(?<unit>[%‰$€£¥°]|[\p{L}°µ%$€£¥²³/·.0-9]{1,8}(?:\s?[€$£]|\s(?:EUR|USD|GBP))?)\s*[)\]]\s*$|\b(?:in|w)\s+(?<unit>[%‰$€£¥]|EUR|USD|GBP|CHF|kg|km|cm|mm|tons|tonnes|percent)\s*$|(?<unit>%)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
