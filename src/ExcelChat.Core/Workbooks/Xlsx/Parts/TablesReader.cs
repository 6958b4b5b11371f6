using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads the tables declared on a worksheet (ECMA-376 part 1, 18.5).</summary>
internal static class TablesReader
{
    public static IReadOnlyList<ListObject> Read(PartsReader parts, string sheet)
        => [.. parts.Own(sheet, "table").Select(part => parts.Read(part, Read, null)).OfType<ListObject>()];

    private static ListObject? Read(XmlReader xml)
    {
        ListObject? table = null;
        var columns = new List<ListObjectColumn>();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (path.Name is "table" && CellRange.TryParse(xml.GetAttribute("ref"), out var range))
            {
                var name = xml.GetAttribute("displayName") ?? xml.GetAttribute("name") ?? "";
                table = new(name, range) { HeaderRows = Count(xml, "headerRowCount", absent: 1), TotalsRows = Count(xml, "totalsRowCount", absent: 0) };
            }
            else if (path.Is("tableColumns", "tableColumn") && columns.Count < CellAddress.MaxColumn)
            {
                columns.Add(new(xml.Text("name") ?? "", null));
            }
            else if (path.Is("tableColumns", "tableColumn", "calculatedColumnFormula"))
            {
                columns[^1] = columns[^1] with { Formula = xml.ReadFormula() };
            }
        }

        return columns.Count == 0 || table is null ? table : table with { Columns = columns };
    }

    private static int Count(XmlReader xml, string attribute, int absent) => XmlValues.ToIndex(xml.GetAttribute(attribute)) is { } count ? Math.Min(count, 1) : absent;
}
