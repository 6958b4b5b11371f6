using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>The values of attributes and elements as the parts around the cells write them.</summary>
internal static class XmlValues
{
    // Excel's own limit (Microsoft, "Excel specifications and limits").
    private const int LongestFormula = 8192;

    /// <summary>A count or an index; null when there is none.</summary>
    public static int? ToIndex(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A moment (ISO 8601), in UTC where the file names no zone; null when there is none.</summary>
    public static DateTimeOffset? ToMoment(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>The text of an attribute with its escapes decoded; null when it is absent or empty.</summary>
    public static string? Text(this XmlReader xml, string attribute) => xml.Attribute(attribute) is { Length: > 0 } text ? XlsxText.Decode(text) : null;

    /// <summary>The formula that an element holds; null when it holds none that Excel would take. Leaves the reader on the end tag.</summary>
    public static string? ReadFormula(this XmlReader xml) => ToText(xml.ReadText()) is { Length: <= LongestFormula } formula ? formula : null;

    /// <summary>A text without the white space around it; null when nothing is left.</summary>
    public static string? ToText(string text) => text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
