using System.Globalization;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The typed value behind a cell's <c>v</c> and <c>t</c> (ECMA-376 part 1, 18.18.11). What breaks its type's rules is kept as text.</summary>
internal sealed class XlsxCellContent(XlsxFile file)
{
    /// <summary>The days between Excel's two date systems (ECMA-376 part 1, 18.17.4.1).</summary>
    private const double DaysTo1904 = 1462;

    public CellValue Parse(string? type, string text, NumberFormat format) => type switch
    {
        "s" => SharedString(text),
        "str" or "inlineStr" => CellValue.OfText(text),
        "b" => Boolean(text),
        "e" => text.Length > 0 ? CellValue.OfError(text.Trim()) : CellValue.Blank,
        "d" => IsoDate(text),
        _ => Number(text, format),
    };

    private CellValue SharedString(string text)
        => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) ? CellValue.OfText(file.SharedString(index)) : CellValue.Blank;

    private static CellValue Boolean(string text) => text.Trim().ToUpperInvariant() switch
    {
        "1" or "TRUE" => CellValue.OfBoolean(true),
        "0" or "FALSE" => CellValue.OfBoolean(false),
        var other => CellValue.OfText(other),
    };

    private static CellValue IsoDate(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.Contains(':', StringComparison.Ordinal))
        {
            return CellValue.OfTime(time.TotalDays);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return CellValue.OfText(text.Trim());
        }

        var serial = date.DateTime.ToOADate();
        return CellValue.OfDate(serial < 61 ? serial - 1 : serial);
    }

    private CellValue Number(string text, NumberFormat format)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return CellValue.OfText(text.Trim());
        }

        return format.Kind switch
        {
            NumberFormatKind.Date or NumberFormatKind.DateTime => CellValue.OfDate(file.Date1904 ? number + DaysTo1904 : number),
            NumberFormatKind.Time or NumberFormatKind.Duration => CellValue.OfTime(number),
            _ => CellValue.OfNumber(number),
        };
    }
}
