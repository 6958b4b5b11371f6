namespace ExcelChat.Workbooks.Formats;

/// <summary>Finds the currency that a section of a format shows.</summary>
internal static class Currencies
{
    /// <summary>Signs that belong to one currency (ISO 4217). The dollar, the yen and the crown signs belong to several and stay as they are.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["₹"] = "INR",
        ["₽"] = "RUB",
        ["₩"] = "KRW",
        ["₪"] = "ILS",
        ["₫"] = "VND",
        ["₺"] = "TRY",
        ["₴"] = "UAH",
        ["₦"] = "NGN",
        ["฿"] = "THB",
        ["zł"] = "PLN",
        ["Kč"] = "CZK",
        ["Ft"] = "HUF",
        ["R$"] = "BRL",
        ["US$"] = "USD",
        ["C$"] = "CAD",
        ["A$"] = "AUD",
        ["HK$"] = "HKD",
        ["NZ$"] = "NZD",
        ["S$"] = "SGD",
        ["$"] = "$",
        ["¥"] = "¥",
        ["￥"] = "¥",
        ["kr"] = "kr",
        ["kr."] = "kr",
        ["CHF"] = "CHF",
        ["Fr."] = "CHF",
        ["SFr."] = "CHF",
        ["Rs"] = "Rs",
        ["Rs."] = "Rs",
    };

    private static readonly HashSet<string> IsoCodes = new(StringComparer.Ordinal)
    {
        "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "HKD", "SGD", "INR", "BRL", "MXN", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN",
        "RUB", "UAH", "TRY", "ZAR", "KRW", "TWD", "THB", "IDR", "MYR", "PHP", "VND", "AED", "SAR", "ILS", "EGP", "NGN", "KES", "ARS", "CLP", "COP", "PEN", "PKR", "ISK",
    };

    /// <summary>Whether a text is one of the ISO 4217 codes that formats and headers use.</summary>
    public static bool IsCode(string text) => IsoCodes.Contains(text);

    /// <summary>The ISO 4217 code where the section leaves no doubt, else the sign as shown; null when the section shows no money.</summary>
    public static string? Find(FormatTokenizer section)
    {
        if (section.Symbol is { Length: > 0 } symbol)
        {
            return Known(symbol.Trim()) ?? symbol.Trim();
        }

        // Literals stand side by side one character at a time when they are not quoted.
        var literal = "";
        foreach (var token in section.Tokens)
        {
            literal = token.Kind == FormatTokenKind.Literal ? literal + token.Text : "";
            if (Known(literal.Trim(' ', '(', ')', '-', '+')) is { } currency)
            {
                return currency;
            }
        }

        return null;
    }

    private static string? Known(string text) => Codes.TryGetValue(text, out var code) ? code : IsoCodes.Contains(text) ? text : null;
}
