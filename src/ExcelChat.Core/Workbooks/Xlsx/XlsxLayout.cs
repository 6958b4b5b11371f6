using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What surrounds the cells of a worksheet part: hidden columns before them, merged ranges and tables after them.</summary>
internal static class XlsxLayout
{
    /// <param name="xml">The worksheet part.</param>
    /// <param name="tables">Reads the tables behind relationships of the part.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static SheetLayout Read(XmlReader xml, Func<IReadOnlyList<string>, IReadOnlyList<ListObject>> tables, CancellationToken cancellationToken)
    {
        var merged = new List<CellRange>();
        var tableIds = new List<string>();
        var hidden = new SortedSet<int>();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    cancellationToken.ThrowIfCancellationRequested();
                    break;
                case "col" when xml.Flag("hidden"):
                    hidden.UnionWith(Columns(xml));
                    break;
                case "mergeCell" when CellRange.TryParse(xml.GetAttribute("ref"), out var range):
                    merged.Add(range);
                    break;
                case "tablePart" when xml.Attribute("id") is { } id:
                    tableIds.Add(id);
                    break;
            }
        }

        return new() { MergedRanges = merged, HiddenColumns = [.. hidden], ListObjects = tables(tableIds) };
    }

    private static IEnumerable<int> Columns(XmlReader xml)
    {
        var first = Math.Max(Number(xml.GetAttribute("min")), 1);
        var last = Math.Min(Number(xml.GetAttribute("max")), CellAddress.MaxColumn);
        return first <= last ? Enumerable.Range(first, last - first + 1) : [];
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
