using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// The number format of each cell style, with its indent (ECMA-376 part 1, 18.8): <c>cellXfs</c> joined with <c>numFmts</c> and the built-in formats.
/// </summary>
internal static class XlsxStyles
{
    /// <summary>Excel sets text in by at most this many steps (Microsoft, "Excel specifications and limits").</summary>
    private const int MaxIndent = 250;

    public static NumberFormat[] Read(XmlReader xml)
    {
        var codes = new Dictionary<int, string>();
        var styles = new List<(int Format, int Indent)>();
        var inCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName is "cellXfs")
            {
                inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "xf" && inCellFormats)
            {
                styles.Add((Number(xml, "numFmtId"), 0));
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "alignment" && inCellFormats && styles.Count > 0)
            {
                styles[^1] = styles[^1] with { Indent = Math.Clamp(Number(xml, "indent"), 0, MaxIndent) };
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "numFmt" && xml.Attribute("formatCode") is { } code)
            {
                // Differential formats reuse the element further down; the first definition of a number is the workbook's.
                codes.TryAdd(Number(xml, "numFmtId"), code);
            }
        }

        return Formats(styles, codes);
    }

    // Styles differ in fonts and borders too, so the same pair comes again and again; it stays one object.
    private static NumberFormat[] Formats(List<(int Format, int Indent)> styles, Dictionary<int, string> codes)
    {
        var formats = new Dictionary<long, NumberFormat>();
        var cellFormats = new NumberFormat[styles.Count];
        for (var i = 0; i < cellFormats.Length; i++)
        {
            var (id, indent) = styles[i];
            var pair = ((long)id << 32) | (uint)indent;
            cellFormats[i] = formats.TryGetValue(pair, out var format) ? format : formats[pair] = Format(id, indent, codes);
        }

        return cellFormats;
    }

    private static NumberFormat Format(int id, int indent, Dictionary<int, string> codes)
    {
        var format = codes.TryGetValue(id, out var code) ? NumberFormat.Parse(code) : NumberFormat.BuiltIn(id);
        return indent == 0 ? format : format.Indented(indent);
    }

    private static int Number(XmlReader xml, string attribute)
        => int.TryParse(xml.Attribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
