using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The table of strings that cells refer to by number (ECMA-376 part 1, 18.4). Its declared counts are not trusted.</summary>
internal static class XlsxSharedStrings
{
    public static string[] Read(XmlReader xml)
    {
        var strings = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "si")
            {
                strings.Add(XlsxText.ReadRichString(xml));
            }
        }

        return [.. strings];
    }
}
