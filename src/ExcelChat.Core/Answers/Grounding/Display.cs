namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Whether what a cell shows is its number. A number format may hold any text: <c>0" or 999"</c> shows a figure that is in no cell, and <c>"999"</c> shows nothing else.
/// </summary>
internal static class Display
{
    private const int LongestUnit = 24;

    private static readonly double[] Scales = [1, 100, 1e-3, 1e-6, 1e-9];

    public static bool IsOf(string shown, double value)
    {
        var claims = ClaimReader.Read(shown);
        return claims.All(claim => claim.Kind == ClaimKind.Figure && Says(claim, value)) || HasDigitsOf(shown, value) || IsFraction(shown, claims);
    }

    /// <summary>Whether a unit is one; the sign of a currency in a number format may be any text too.</summary>
    public static bool IsUnit(string unit) => unit.Length <= LongestUnit && unit.Count(char.IsAsciiDigit) <= 1 && ClaimReader.Read(unit).All(claim => !claim.IsInWords);

    private static bool Says(Claim figure, double value) => Array.Exists(Scales, scale =>
    {
        var (said, shown) = (Math.Abs(figure.Number * figure.Scale), Math.Abs(value * scale));
        return Math.Abs(said - shown) <= (0.5 * Math.Pow(10, -figure.Decimals) * figure.Scale) + (shown * 1e-9);
    });

    // Of a phone or an order number the digits are there, with signs between them.
    private static bool HasDigitsOf(string shown, double value)
    {
        var digits = new string([.. shown.Where(char.IsAsciiDigit)]).TrimStart('0');
        return Math.Abs(value) < 1e15 && digits == Math.Abs(value).ToString("F0", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsFraction(string shown, IReadOnlyList<Claim> claims)
        => shown.Contains('/', StringComparison.Ordinal) && claims.All(claim => !claim.IsInWords && claim.Text.Length <= "99/99".Length);
}
