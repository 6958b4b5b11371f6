using System.Collections.Frozen;
using System.Globalization;

namespace ExcelChat.Tables.Columns;

/// <summary>The words for units and for powers of ten that stand in headers, titles and number formats.</summary>
internal static class Units
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "%", "‰", "percent", "per cent", "pct", "pp", "kg", "g", "mg", "t", "tons", "tonnes", "lb", "lbs", "oz", "km", "m", "cm", "mm", "mi", "miles", "ft", "feet",
        "inches", "yd", "km2", "km²", "sq km", "m2", "m²", "sq mi", "sq ft", "ha", "acres", "hectares", "m3", "m³", "l", "ml", "litres", "liters", "gal", "h", "hr", "hrs",
        "hour", "hours", "min", "mins", "minutes", "s", "sec", "seconds", "ms", "day", "days", "weeks", "month", "months", "year", "years", "yrs", "°c", "°f", "c", "f", "kw", "kwh",
        "mw", "mwh", "gw", "gwh", "twh", "w", "v", "a", "hz", "khz", "mhz", "ghz", "km/h", "mph", "m/s", "kb", "mb", "gb", "tb", "hp", "mm/year", "pcs", "pieces", "stück",
        "units", "unit", "persons", "people", "inhabitants", "einwohner", "employees", "fte", "capita", "barrels", "bbl", "mmbtu", "tonne", "ton");

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["thousand"] = 1e3,
        ["thousands"] = 1e3,
        ["k"] = 1e3,
        ["000"] = 1e3,
        ["000s"] = 1e3,
        ["'000"] = 1e3,
        ["’000"] = 1e3,
        ["'000s"] = 1e3,
        ["1000"] = 1e3,
        ["1,000"] = 1e3,
        ["1.000"] = 1e3,
        ["1,000s"] = 1e3,
        ["tsd"] = 1e3,
        ["tausend"] = 1e3,
        ["milliers"] = 1e3,
        ["duizend"] = 1e3,
        ["migliaia"] = 1e3,
        ["tys"] = 1e3,
        ["million"] = 1e6,
        ["millions"] = 1e6,
        ["mn"] = 1e6,
        ["mln"] = 1e6,
        ["mil"] = 1e6,
        ["mill"] = 1e6,
        ["mio"] = 1e6,
        ["millionen"] = 1e6,
        ["millones"] = 1e6,
        ["milioni"] = 1e6,
        ["miljoen"] = 1e6,
        ["000000"] = 1e6,
        ["000,000"] = 1e6,
        ["billion"] = 1e9,
        ["billions"] = 1e9,
        ["bn"] = 1e9,
        ["mrd"] = 1e9,
        ["milliarden"] = 1e9,
        ["milliards"] = 1e9,
        ["miliardi"] = 1e9,
        ["trillion"] = 1e12,
        ["trillions"] = 1e12,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is the name or the sign of a unit that is no money. A lone capital is none that is written small: <c>M</c> is no metre, <c>T</c> no tonne.</summary>
    public static bool IsKnown(string text) => text is not ("M" or "MM" or "T" or "G" or "H" or "S") && Known.Contains(text);

    /// <summary>The power of ten that a word stands for, or null. A final point, as in <c>Mio.</c>, is passed over.</summary>
    public static double? ScaleOf(ReadOnlySpan<char> word)
        => Scales.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.TrimEnd('.'), out var scale) ? scale : null;

    /// <summary>The power of ten that a letter beside a currency stands for, as in <c>€m</c>, <c>$k</c>, <c>T€</c> or <c>US$bn</c>; null for none.</summary>
    public static double? MoneyScaleOf(ReadOnlySpan<char> letters) => ScaleOf(letters) ?? letters switch
    {
        "T" or "t" or "th" => 1e3,
        "m" or "M" or "MM" or "mm" => 1e6,
        "b" or "B" => 1e9,
        _ => null,
    };

    /// <summary>A scale and a unit as one reads them: <c>thousand EUR</c>; null when there is neither.</summary>
    public static string? InWords(double scale, string? unit)
    {
        var word = scale switch
        {
            1 => null,
            1e3 => "thousand",
            1e6 => "million",
            1e9 => "billion",
            1e12 => "trillion",
            _ => "× " + scale.ToString(CultureInfo.InvariantCulture),
        };
        return word is null ? unit : unit is null ? word : $"{word} {unit}";
    }
}
