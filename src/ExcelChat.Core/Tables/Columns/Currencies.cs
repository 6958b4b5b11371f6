using System.Collections.Frozen;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>The signs, codes and names of currencies and the ISO 4217 codes that they most often stand for.</summary>
internal static class Currencies
{
    private static readonly (string Sign, string Code)[] Signs =
    [
        ("US$", "USD"), ("R$", "BRL"), ("C$", "CAD"), ("A$", "AUD"), ("HK$", "HKD"), ("NZ$", "NZD"), ("S$", "SGD"),
        ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"), ("₺", "TRY"), ("₪", "ILS"), ("₴", "UAH"),
        ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP"), ("CHF", "CHF"), ("JPY", "JPY"),
    ];

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["dollar"] = "USD",
        ["dollars"] = "USD",
        ["sterling"] = "GBP",
        ["yen"] = "JPY",
        ["yuan"] = "CNY",
        ["rmb"] = "CNY",
        ["rupees"] = "INR",
        ["zł"] = "PLN",
        ["Kč"] = "CZK",
        ["Fr."] = "CHF",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of the currency of a number format, such as <c>[$€-407] #,##0</c>; its sign where no code is known; null when it shows no money.</summary>
    public static string? CodeOf(NumberFormat format) => format.Currency is { } currency ? Exactly(currency) ?? currency : null;

    /// <summary>Whether several currencies share the sign that a format shows, so that a header may know better.</summary>
    public static bool IsAmbiguous(NumberFormat format) => format.Currency is "$" or "¥" or "kr" or "Rs";

    /// <summary>The code of a text that is a sign or a code and nothing else, or null.</summary>
    public static string? Exactly(string text) => Plainly(text) ?? (Workbooks.Formats.Currencies.IsCode(text) ? text : null);

    /// <summary>The same for what can mean nothing else: <c>ALL</c> and <c>TOP</c> are codes, and words of headers.</summary>
    public static string? Plainly(string text)
    {
        foreach (var (sign, code) in Signs)
        {
            if (text == sign)
            {
                return code;
            }
        }

        return null;
    }

    /// <summary>The code of a text that is the sign, the code or the name of a currency, or null.</summary>
    public static string? Named(string text) => Exactly(text) ?? Names.GetValueOrDefault(text);

    /// <summary>The code of the first currency that a text names, such as <c>EUR</c> in <c>#,##0 "€"</c>; null when it names none.</summary>
    public static string? CodeOf(string text)
    {
        foreach (var (sign, code) in Signs)
        {
            if (text.Contains(sign, StringComparison.Ordinal))
            {
                return code;
            }
        }

        return null;
    }
}
