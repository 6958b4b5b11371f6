using System.Globalization;
using System.Text.RegularExpressions;

namespace ExcelChat.Workbooks.Csv;

/// <summary>
/// Reads written numbers: 1,234.50, (12), -5 %, $3.20, 1.5E+3. Codes stay text: with leading zeros, with more digits than Excel
/// keeps (15), or long ones with a plus as telephone numbers have.
/// </summary>
internal sealed partial class CsvNumbers(bool decimalComma)
{
    private const int MaxDigits = 15;
    private const int MaxDigitsAfterPlus = 7;

    public (CellValue Value, NumberFormat Format)? Parse(string text)
    {
        var match = decimalComma ? CommaNumber().Match(text) : PointNumber().Match(text);
        var groups = match.Groups;
        var integer = groups["integer"].Value.Replace(decimalComma ? "." : ",", "", StringComparison.Ordinal);
        var fraction = groups["fraction"].Value;
        if (!match.Success || integer.Length + fraction.Length == 0 || IsCode(groups, integer, fraction) || groups["open"].Success != groups["close"].Success)
        {
            return null;
        }

        var percent = groups["suffix"].Value.EndsWith('%');
        var exponent = int.Parse("0" + groups["power"].Value, CultureInfo.InvariantCulture) * (groups["powerSign"].Value is "-" ? -1 : 1);
        var number = double.Parse($"{integer}.{fraction}0E{(percent ? exponent - 2 : exponent).ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            return null;
        }

        var negative = groups["open"].Success || groups["sign"].Value is "-" or "−";
        var value = CellValue.OfNumber(negative ? -number : number);
        return (value, Format(text, groups, value));
    }

    private static bool IsCode(GroupCollection groups, string integer, string fraction)
        => (integer.Length > 1 && integer[0] == '0')
        || integer.Length + fraction.Length > MaxDigits
        || (groups["sign"].Value is "+" && integer.Length > MaxDigitsAfterPlus);

    private NumberFormat Format(string text, GroupCollection groups, CellValue value)
    {
        if (!groups["prefix"].Success && !groups["suffix"].Success && NumberFormat.General.Display(value) == text)
        {
            return NumberFormat.General;
        }

        var grouped = groups["integer"].ValueSpan.ContainsAny(',', '.');
        var decimals = groups["fraction"].Length;
        var digits = (grouped ? "#,##0" : groups["integer"].Length > 0 ? "0" : "") + (decimals > 0 ? "." + new string('0', decimals) : "");
        if (groups["power"].Success)
        {
            digits += "E+00";
        }

        var shown = Quoted(groups["prefix"].Value) + digits + (groups["suffix"].Value.EndsWith('%') ? groups["suffix"].Value : Quoted(groups["suffix"].Value));
        var code = groups["open"].Success ? $"{shown};({shown})" : groups["sign"].Value is "+" ? $"+{shown};-{shown}" : shown;
        var format = NumberFormat.Parse(code);
        return decimalComma ? format.WithDecimalComma() : format;
    }

    private static string Quoted(string literal) => literal.Length == 0 ? "" : $"\"{literal}\"";

    [GeneratedRegex(@"^(?<open>\()?(?<sign>[-+−])?(?<prefix>[$€£¥₹] ?)?(?<integer>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.(?<fraction>[0-9]+))?(?:[eE](?<powerSign>[-+])?(?<power>[0-9]{1,3}))?(?<suffix> ?[%$€£¥₹])?(?<close>\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PointNumber();

    [GeneratedRegex(@"^(?<open>\()?(?<sign>[-+−])?(?<prefix>[$€£¥₹] ?)?(?<integer>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]*)(?:,(?<fraction>[0-9]+))?(?:[eE](?<powerSign>[-+])?(?<power>[0-9]{1,3}))?(?<suffix> ?[%$€£¥₹])?(?<close>\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex CommaNumber();
}
