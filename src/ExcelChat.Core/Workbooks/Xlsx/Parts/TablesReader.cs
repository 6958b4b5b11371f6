using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The tables declared on a worksheet (ECMA-376 part 1, 18.5).</summary>
internal static class XlsxTables
{
    /// <summary>Reads the tables of a sheet; links that lead nowhere are left out.</summary>
    public static IReadOnlyList<ListObject> Read(XlsxPackage package, string sheet)
    {
        var tables = new List<ListObject>();
        foreach (var link in package.Relationships(sheet))
        {
            if (link.Type is "table" && package.Has(link.Target))
            {
                using var xml = package.OpenXml(link.Target);
                if (Read(xml) is { } table)
                {
                    tables.Add(table);
                }
            }
        }

        return tables;
    }

    private static ListObject? Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "table" })
            {
                var name = xml.GetAttribute("displayName") ?? xml.GetAttribute("name") ?? "";
                return CellRange.TryParse(xml.GetAttribute("ref"), out var range)
                    ? new(name, range) { HeaderRows = Count(xml, "headerRowCount", absent: 1), TotalsRows = Count(xml, "totalsRowCount", absent: 0) }
                    : null;
            }
        }

        return null;
    }

    private static int Count(XmlReader xml, string attribute, int absent)
        => int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, 1) : absent;
}
