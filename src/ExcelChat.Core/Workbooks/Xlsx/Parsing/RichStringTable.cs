using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>The strings with runs or phonetic hints among those that cells share, by number.</summary>
internal static class RichStringTable
{
    /// <exception cref="WorkbookException">Together they go beyond the limit on shared strings.</exception>
    public static Dictionary<int, RichString> Read(XmlReader xml, XlsxFile file)
    {
        var strings = new Dictionary<int, RichString>();
        var size = 0L;
        for (var index = 0; xml.Read();)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not "si")
            {
                continue;
            }

            if (RichStringParser.Read(xml) is { IsRich: true } rich)
            {
                strings.Add(index, rich);
                RichString.CheckSize(size += rich.Size, file);
            }

            index++;
        }

        return strings;
    }
}
