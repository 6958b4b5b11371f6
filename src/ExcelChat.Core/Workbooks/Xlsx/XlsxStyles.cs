using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The number format of each cell style (ECMA-376 part 1, 18.8): <c>cellXfs</c> joined with <c>numFmts</c> and the built-in formats.</summary>
internal static class XlsxStyles
{
    public static NumberFormat[] Read(XmlReader xml)
    {
        var codes = new Dictionary<int, string>();
        var ids = new List<int>();
        var inCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName is "cellXfs")
            {
                inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "xf" && inCellFormats)
            {
                ids.Add(Id(xml));
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "numFmt" && xml.Attribute("formatCode") is { } code)
            {
                // Differential formats reuse the element further down; the first definition of a number is the workbook's.
                codes.TryAdd(Id(xml), code);
            }
        }

        return [.. ids.Select(id => codes.TryGetValue(id, out var code) ? NumberFormat.Parse(code) : NumberFormat.BuiltIn(id))];
    }

    private static int Id(XmlReader xml)
        => int.TryParse(xml.Attribute("numFmtId"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
