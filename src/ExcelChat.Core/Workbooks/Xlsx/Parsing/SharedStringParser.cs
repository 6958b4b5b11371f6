using System.Text;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>Reads the table of shared strings (ECMA-376 part 1, 18.4) with a full XML parser. Its declared counts are not trusted.</summary>
internal static class SharedStringParser
{
    public static StringTable Read(XmlReader xml, StringTableBuilder table)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "si")
            {
                table.Slab.Append(Encoding.UTF8.GetBytes(XlsxText.ReadRichString(xml)));
                table.EndString();
            }
        }

        return table.Build();
    }
}
