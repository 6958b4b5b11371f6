using ExcelChat.Workbooks.Xlsx.Parts;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Opens Office Open XML workbooks: xlsx, xlsm, xltx, xltm, transitional and strict (ECMA-376).</summary>
internal sealed class XlsxReader : WorkbookReader
{
    private const string UsualPart = "xl/workbook.xml";

    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default)
    {
        if (FileFormats.Detect(source) != FileFormat.OpenXmlWorkbook)
        {
            return null;
        }

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Open(source, limits, source.IsAsStored ? null : await source.IdentifyAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(source.Name, e);
        }
    }

    private static Workbook Open(WorkbookSource source, WorkbookLimits limits, WorkbookIdentity? identity)
    {
        var file = new XlsxFile(source, limits);
        try
        {
            return Open(file, identity ?? file.Identify());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Workbook Open(XlsxFile file, WorkbookIdentity identity) => file.Read(package =>
    {
        var main = package.Relationships("").FirstOrDefault(link => link is { Type: "officeDocument", IsExternal: false } && package.Has(link.Target))?.Target ?? UsualPart;
        var links = package.Relationships(main).Where(link => !link.IsExternal).ToList();
        using var xml = package.OpenXml(main);
        var manifest = XlsxManifest.Read(xml);
        file.StringsPart = Part(package, links, "sharedStrings");
        file.StylesPart = Part(package, links, "styles");
        file.Date1904 = manifest.Date1904;
        file.MainPart = main;
        file.DefinedNames = manifest.DefinedNames;
        return new Workbook(identity, Sheets(links, manifest, file, identity), file)
        {
            DefinedNames = file.DefinedNames,
            CountsFrom1904 = manifest.Date1904,
            FactsReader = cancellationToken => FactsReader.Read(file, cancellationToken),
        };
    });

    private static string? Part(XlsxPackage package, IReadOnlyList<XlsxRelationship> links, string type)
        => links.FirstOrDefault(link => link.Type == type && package.Has(link.Target))?.Target;

    /// <summary>The sheets with cells. A chart sheet has none, nor has a code module of Excel 5, which links to nothing.</summary>
    private static List<Sheet> Sheets(IReadOnlyList<XlsxRelationship> links, XlsxManifest manifest, XlsxFile file, WorkbookIdentity identity)
    {
        var limit = file.Limits.MaxSheets;
        if (manifest.Sheets.Count > limit)
        {
            throw WorkbookFault.Exceeded(file.Source.Name, nameof(WorkbookLimits.MaxSheets), limit, $"has {manifest.Sheets.Count} sheets");
        }

        // Two sheets of one part would have a file read more often than its size allows.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sheets = new List<Sheet>();
        for (var i = 0; i < manifest.Sheets.Count; i++)
        {
            var entry = manifest.Sheets[i];
            var link = links.FirstOrDefault(l => l.Id == entry.RelationshipId);
            if (entry.RelationshipId.Length > 0 && link is null or { Type: "worksheet" })
            {
                var part = link is not null && taken.Add(Uri.UnescapeDataString(link.Target)) ? link.Target : null;
                sheets.Add(new XlsxSheet(file, part) { Workbook = identity, Name = entry.Name, Index = i, Visibility = entry.Visibility });
            }
        }

        return sheets;
    }
}
