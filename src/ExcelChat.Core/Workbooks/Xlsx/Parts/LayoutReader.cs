using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What surrounds the cells of a worksheet part: hidden columns before them, merged ranges after them.</summary>
internal static class XlsxLayout
{
    public static SheetLayout Read(XmlReader xml, CancellationToken cancellationToken)
    {
        var merged = new List<CellRange>();
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
            }
        }

        return new() { MergedRanges = merged, HiddenColumns = [.. hidden] };
    }

    private static IEnumerable<int> Columns(XmlReader xml)
    {
        var first = Math.Max(Number(xml.GetAttribute("min")), 1);
        var last = Math.Min(Number(xml.GetAttribute("max")), CellAddress.MaxColumn);
        return first <= last ? Enumerable.Range(first, last - first + 1) : [];
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
