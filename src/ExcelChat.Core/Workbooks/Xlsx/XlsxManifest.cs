using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What the workbook part says (ECMA-376 part 1, 18.2): its sheets in order, its date system, its defined names.</summary>
internal sealed class XlsxManifest
{
    private readonly List<XlsxSheetEntry> _sheets = [];
    private readonly List<string> _externalReferences = [];
    private readonly List<(string Name, string Formula, int? Sheet)> _names = [];

    private XlsxManifest()
    {
    }

    public IReadOnlyList<XlsxSheetEntry> Sheets => _sheets;

    /// <summary>The relationships that lead to other workbooks; formulas use their places, from 1.</summary>
    public IReadOnlyList<string> ExternalReferences => _externalReferences;

    public bool Date1904 { get; private set; }

    public IReadOnlyList<DefinedName> DefinedNames
        => [.. _names.Select(n => new DefinedName(n.Name, n.Formula, n.Sheet is { } i && i < _sheets.Count ? _sheets[i].Name : null))];

    public static XlsxManifest Read(XmlReader xml)
    {
        var manifest = new XlsxManifest();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                manifest.Add(xml);
            }
        }

        return manifest;
    }

    private void Add(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "sheet":
                _sheets.Add(new(XlsxText.Decode(xml.GetAttribute("name") ?? ""), RelationshipId(xml), Visibility(xml.GetAttribute("state"))));
                break;
            case "workbookPr":
                Date1904 |= xml.Flag("date1904");
                break;
            case "externalReference":
                _externalReferences.Add(RelationshipId(xml));
                break;
            case "definedName":
                var sheet = int.TryParse(xml.GetAttribute("localSheetId"), NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : (int?)null;
                _names.Add((xml.GetAttribute("name") ?? "", xml.ReadText(), sheet));
                break;
        }
    }

    /// <summary>The <c>id</c> of the relationships' namespace, transitional or strict, whatever its prefix.</summary>
    private static string RelationshipId(XmlReader xml)
    {
        var id = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName is "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                id = xml.Value;
            }
        }

        xml.MoveToElement();
        return id;
    }

    private static SheetVisibility Visibility(string? state) => state switch
    {
        "hidden" => SheetVisibility.Hidden,
        "veryHidden" => SheetVisibility.VeryHidden,
        _ => SheetVisibility.Visible,
    };
}
