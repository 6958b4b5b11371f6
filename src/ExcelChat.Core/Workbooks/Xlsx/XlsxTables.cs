using System.IO.Compression;
using System.IO.Packaging;
using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The tables declared on a worksheet (ECMA-376 part 1, 18.5).</summary>
internal static class XlsxTables
{
    /// <summary>Reads the tables behind relationships of a sheet; those that lead nowhere are left out.</summary>
    public static List<ListObject> Read(WorkbookSource source, Uri sheet, IReadOnlyList<string> relationshipIds)
    {
        var tables = new List<ListObject>();
        var targets = relationshipIds.Count > 0 ? Targets(source, sheet) : [];
        foreach (var id in relationshipIds)
        {
            if (targets.TryGetValue(id, out var part))
            {
                using var open = XlsxPart.Open(source, part);
                if (Read(open.Xml) is { } table)
                {
                    tables.Add(table);
                }
            }
        }

        return tables;
    }

    // The relationships are read as plain XML: both the SDK and System.IO.Packaging refuse all of a part's relationships when one
    // of them, often a hyperlink that a person mistyped, is no valid URI.
    private static Dictionary<string, Uri> Targets(WorkbookSource source, Uri sheet)
    {
        var targets = new Dictionary<string, Uri>(StringComparer.Ordinal);
        var path = PackUriHelper.GetRelationshipPartUri(sheet).OriginalString.TrimStart('/');
        using var stream = source.OpenRead();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var entry = zip.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            return targets;
        }

        using var xml = XlsxXml.Open(entry.Open());
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("Type") is { } type && type.EndsWith("/table", StringComparison.Ordinal)
                && xml.GetAttribute("Id") is { } id && Uri.TryCreate(xml.GetAttribute("Target"), UriKind.Relative, out var target))
            {
                targets[id] = PackUriHelper.ResolvePartUri(sheet, target);
            }
        }

        return targets;
    }

    private static ListObject? Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "table")
            {
                var name = xml.GetAttribute("displayName") ?? xml.GetAttribute("name") ?? "";
                return CellRange.TryParse(xml.GetAttribute("ref"), out var range)
                    ? new(name, range) { HeaderRows = Count(xml, "headerRowCount", 1), TotalsRows = Count(xml, "totalsRowCount", 0) }
                    : null;
            }
        }

        return null;
    }

    private static int Count(XmlReader xml, string attribute, int absent)
        => int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, 1) : absent;
}
