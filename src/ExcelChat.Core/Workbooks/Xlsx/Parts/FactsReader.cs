using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads what a workbook holds beside its sheets' cells.</summary>
internal sealed class FactsReader
{
    private readonly PartsReader _parts;
    private readonly IReadOnlyList<XlsxRelationship> _links;
    private readonly XlsxManifest _manifest;

    private FactsReader(PartsReader parts, XlsxManifest manifest)
    {
        _parts = parts;
        _links = parts.Links(parts.MainPart);
        _manifest = manifest;
    }

    /// <exception cref="WorkbookException">The workbook part is damaged, or a limit is reached.</exception>
    public static WorkbookFacts Read(XlsxFile file, CancellationToken cancellationToken) => file.Read(package =>
    {
        using var xml = package.OpenXml(file.MainPart);
        return new FactsReader(new(file, package, cancellationToken), XlsxManifest.Read(xml)).Read();
    });

    private WorkbookFacts Read()
    {
        var facts = new WorkbookFacts
        {
            PivotTables = [.. Sheets("worksheet").SelectMany(sheet => PivotReader.Read(_parts, sheet.Part, sheet.Name))],
            Charts = [.. Sheets("worksheet", "chartsheet").SelectMany(sheet => DrawingReader.Read(_parts, sheet.Part, sheet.Name))],
            ChartSheets = [.. Sheets("chartsheet").Select(sheet => sheet.Name)],
            ExternalLinks = [.. _manifest.ExternalReferences.Select((id, i) => ExternalLinkReader.Read(_parts, Part(id), i + 1))],
            Properties = PropertiesReader.Read(_parts),
            HasMacros = _links.Any(link => !link.IsExternal && link.Type is "vbaProject" or "xlMacrosheet" or "xlIntlMacrosheet"),
        };
        return facts with { UnreadParts = _parts.Unread };
    }

    private IEnumerable<(string Name, string Part)> Sheets(params string[] types) =>
        from entry in _manifest.Sheets
        let link = _links.FirstOrDefault(link => link.Id == entry.RelationshipId)
        where link is { IsExternal: false } && types.Contains(link.Type)
        select (entry.Name, link.Target);

    private string? Part(string id) => _links.FirstOrDefault(link => link.Id == id && !link.IsExternal)?.Target;
}
