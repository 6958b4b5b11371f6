using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Finds the charts on the drawing of a sheet and where they lie (ECMA-376 part 1, 20.5).</summary>
internal static class DrawingReader
{
    /// <summary>Reads the charts of a sheet, in the order of its drawing; charts may lie on a chart, and then have its place.</summary>
    public static IEnumerable<Chart> Read(PartsReader parts, string sheetPart, string sheet) =>
        from drawing in parts.Linked(sheetPart, "drawing")
        from outer in Charts(parts, drawing)
        from link in parts.Linked(outer.Link.Target, "chartUserShapes").SelectMany(shapes => Charts(parts, shapes)).Select(inner => inner.Link).Prepend(outer.Link)
        where parts.IsNew(link.Target)
        let chart = parts.Read(link.Target, xml => Read(xml, link.Type, sheet), null)
        where chart is not null
        select chart with { Range = outer.Range };

    private static IEnumerable<(XlsxRelationship Link, CellRange? Range)> Charts(PartsReader parts, string drawing) =>
        from anchor in parts.Read(drawing, xml => ReadAnchors(xml, parts.Bounded<ChartAnchor>(drawing, "charts")), [])
        join link in parts.Links(drawing).Where(link => !link.IsExternal).DistinctBy(link => link.Id) on anchor.RelationshipId equals link.Id
        select (link, anchor.Range);

    private static Chart? Read(XmlReader xml, string type, string sheet) => type is "chartEx" ? ExtendedChartReader.Read(xml, sheet) : ChartReader.Read(xml, sheet);

    private static IReadOnlyList<ChartAnchor> ReadAnchors(XmlReader xml, BoundedItems<ChartAnchor> charts)
    {
        var corners = new AnchorCorners();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (path.Name is "twoCellAnchor" or "oneCellAnchor" or "absoluteAnchor")
            {
                corners = new();
            }
            else if (path.EndsWith("graphicData", "chart"))
            {
                charts.Add(new(xml.Attribute("id") ?? "", corners.Range));
            }
            else
            {
                corners.Add(xml, path);
            }
        }

        return charts.Items;
    }
}
