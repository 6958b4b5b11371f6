using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>The signs of currencies and the ISO 4217 codes that they most often stand for.</summary>
internal static class Currencies
{
    private static readonly (string Sign, string Code)[] Signs =
    [
        ("US$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"),
        ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP"), ("CHF", "CHF"), ("JPY", "JPY"),
    ];

    /// <summary>The code of the currency of a number format, such as <c>[$€-407] #,##0</c>; null when it names none.</summary>
    public static string? CodeOf(NumberFormat format)
        => format.Kind == NumberFormatKind.Currency ? CodeOf(format.Code.Replace("[$", "[", StringComparison.Ordinal)) : null;

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
