using System.Globalization;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The typed value behind a cell's stored text, for all types but shared strings. What breaks its type's rules is kept as text.</summary>
internal static class XlsxCellContent
{
    public static CellValue Parse(XlsxCellType type, string text, XlsxStyle style) => type switch
    {
        XlsxCellType.String or XlsxCellType.InlineString => CellValue.OfText(text),
        XlsxCellType.Boolean => Boolean(text),
        XlsxCellType.Error => text.Length > 0 ? CellValue.OfError(text.Trim()) : CellValue.Blank,
        XlsxCellType.Date => IsoDate(text),
        _ => Number(text, style),
    };

    private static CellValue Boolean(string text) => text.Trim() switch
    {
        "1" => CellValue.OfBoolean(true),
        "0" => CellValue.OfBoolean(false),
        var word when bool.TryParse(word, out var value) => CellValue.OfBoolean(value),
        var other => CellValue.OfText(other),
    };

    private static CellValue IsoDate(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.Contains(':', StringComparison.Ordinal))
        {
            return CellValue.OfTime(time.TotalDays);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || date.Year < 1900)
        {
            return CellValue.OfText(text.Trim());
        }

        var serial = date.DateTime.ToOADate();
        return CellValue.OfDate(serial < 61 ? serial - 1 : serial);
    }

    private static CellValue Number(string text, XlsxStyle style)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? style.Value(number)
            : CellValue.OfText(text.Trim());
}
