using System.Globalization;
using System.Xml;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>Reads the value of a cell element (OpenDocument part 1, 9.1.4 and 19.385).</summary>
internal static class OdsCell
{
    /// <summary>The value and its format; leaves the reader on the cell's end tag.</summary>
    /// <param name="xml">The reader, on the start tag.</param>
    /// <param name="format">The format of the cell's style.</param>
    public static (CellValue Value, NumberFormat Format) Read(OdsXml xml, NumberFormat format)
    {
        var type = xml.Attribute(OdsXml.Calc, "value-type") ?? xml.Attribute(OdsXml.Office, "value-type");
        var number = xml.Attribute(OdsXml.Office, "value");
        var other = xml.Attribute(OdsXml.Office, type is null ? "" : $"{type}-value");
        var currency = xml.Attribute(OdsXml.Office, "currency");
        var text = ReadText(xml);
        return type switch
        {
            "float" => (Number(number, text, format), format),
            "percentage" => (Number(number, text, format), Or(format, "0.00%")),
            "currency" => (Number(number, text, format), Or(format, $"[${currency}] #,##0.00")),
            "date" => Date(other ?? "", text, format),
            "time" => Time(other ?? "", text, format),
            "boolean" => (CellValue.OfBoolean(other is "true"), format),
            "error" => (CellValue.OfError(text.Length > 0 ? text : "#VALUE!"), format),
            "string" => (CellValue.OfText(other ?? text), format),
            _ => (CellValue.OfText(text), format),
        };
    }

    /// <summary>The paragraphs of a cell; notes and drawings in it are left out.</summary>
    private static string ReadText(OdsXml xml)
    {
        if (xml.IsEmpty)
        {
            return "";
        }

        string? text = null;
        for (var depth = xml.Depth; xml.ReadInside(depth);)
        {
            if (xml.Is(OdsXml.Text, "p"))
            {
                text = text is null ? xml.ReadText() : $"{text}\n{xml.ReadText()}";
            }
            else
            {
                xml.Skip();
            }
        }

        return text ?? "";
    }

    // Before LibreOffice 4 an error was a number that shows as one.
    private static CellValue Number(string? value, string text, NumberFormat format)
    {
        if (text.StartsWith('#') && text.AsSpan().TrimEnd("!?/A").Length < text.Length && text.Length > 2 && char.IsAsciiLetter(text[1]))
        {
            return CellValue.OfError(text);
        }

        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? CellValues.Number(number, format, date1904: false)
            : CellValue.OfText(text);
    }

    private static (CellValue Value, NumberFormat Format) Date(string value, string text, NumberFormat format)
    {
        if (!DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) || date.Year < 1900)
        {
            return (CellValue.OfText(text.Length > 0 ? text : value), NumberFormat.General);
        }

        var serial = date.ToOADate();
        return (CellValue.OfDate(serial < 61 ? serial - 1 : serial), Or(format, date.TimeOfDay == TimeSpan.Zero ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss"));
    }

    private static (CellValue Value, NumberFormat Format) Time(string value, string text, NumberFormat format)
    {
        try
        {
            return (CellValue.OfTime(XmlConvert.ToTimeSpan(value).TotalDays), Or(format, "[h]:mm:ss"));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return (CellValue.OfText(text.Length > 0 ? text : value), NumberFormat.General);
        }
    }

    private static NumberFormat Or(NumberFormat format, string code) => format.Kind == NumberFormatKind.General ? NumberFormat.Parse(code) : format;
}
