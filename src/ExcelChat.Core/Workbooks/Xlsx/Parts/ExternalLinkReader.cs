using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads where a link to another workbook leads (ECMA-376 part 1, 18.14).</summary>
internal static class ExternalLinkReader
{
    public static ExternalLink Read(PartsReader parts, string? part, int index)
    {
        var broken = new ExternalLink(index, null);
        return part is null ? broken : parts.Read(part, xml => Read(xml, broken, parts.Links(part)), broken);
    }

    private static ExternalLink Read(XmlReader xml, ExternalLink link, IReadOnlyList<XlsxRelationship> targets)
    {
        var sheets = new List<string>();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (path.Is("externalBook"))
            {
                var id = xml.Attribute("id");
                link = link with { Target = targets.FirstOrDefault(target => target.Id == id && target.IsExternal)?.Target };
            }
            else if (path.Is("externalBook", "sheetNames", "sheetName") && sheets.Count < BoundedItems<string>.Most)
            {
                sheets.Add(xml.Text("val") ?? "");
            }
        }

        return link with { SheetNames = sheets };
    }
}
