using System.Text.RegularExpressions;

namespace ExcelChat.Tables;

/// <summary>Finds the unit that a header names: <c>Weight (kg)</c>, <c>Sales [EUR]</c>, <c>Growth in %</c>. A word that is no known unit is none.</summary>
internal static partial class HeaderUnits
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "%", "‰", "percent", "per cent", "pct", "pp", "kg", "g", "mg", "t", "tons", "tonnes", "lb", "lbs", "oz", "km", "m", "cm", "mm", "mi", "miles", "ft", "feet",
        "inches", "yd", "km2", "km²", "sq km", "m2", "m²", "sq mi", "sq ft", "ha", "acres", "m3", "m³", "l", "ml", "litres", "liters", "gal", "h", "hr", "hrs",
        "hours", "min", "mins", "minutes", "s", "sec", "seconds", "ms", "days", "weeks", "months", "years", "yrs", "°c", "°f", "c", "f", "k", "kw", "kwh", "mw", "mwh",
        "gw", "gwh", "twh", "w", "v", "a", "hz", "khz", "mhz", "ghz", "km/h", "mph", "m/s", "kb", "mb", "gb", "tb", "hp", "mm/year", "thousand", "thousands",
        "million", "millions", "billion", "billions", "mn", "bn", "000s", "'000", "000", "pcs", "units", "persons", "people",
    };

    /// <summary>The unit of the lowest level that names one, or null.</summary>
    public static string? Find(IReadOnlyList<string> path)
    {
        for (var level = path.Count - 1; level >= 0; level--)
        {
            if (Unit().Match(path[level]) is { Success: true } match && UnitOf(match.Groups["unit"].Value.Trim()) is { } unit)
            {
                return unit;
            }
        }

        return null;
    }

    private static string? UnitOf(string text)
        => text.Length <= 3 && Currencies.CodeOf(text) is { } code ? code
            : Known.Contains(text) || Currencies.CodeOf(text) is not null ? text
            : null;

    /// <summary>What stands in brackets or behind "in" at the end, or a percent sign there.</summary>
    [GeneratedRegex(@"[(\[]\s*(?:in\s+)?(?<unit>[^()\[\]]{1,16})[)\]]\s*$|\bin\s+(?<unit>\S{1,12})$|(?<unit>%)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
