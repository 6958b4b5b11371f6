using System.IO.Packaging;
using DocumentFormat.OpenXml.Packaging;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Opens Office Open XML workbooks: xlsx, xlsm, xltx, xltm, transitional and strict (ECMA-376).</summary>
internal sealed class XlsxReader : WorkbookReader
{
    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, CancellationToken cancellationToken = default)
    {
        if (FileFormats.Detect(source) != FileFormat.OpenXmlWorkbook)
        {
            return null;
        }

        var identity = await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Open(source, identity);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(source.Name, e);
        }
    }

    // The package is opened by us because the SDK, given a path or a stream, copies the whole workbook to a temporary file.
    // Its document model is not touched: that would load the relationships of every part, and one malformed link would fail the file.
    private static Workbook Open(WorkbookSource source, WorkbookIdentity identity)
    {
        using var stream = source.OpenRead();
        using var package = Package.Open(stream, FileMode.Open, FileAccess.Read);
        using var document = SpreadsheetDocument.Open(package);
        var main = document.WorkbookPart ?? throw new InvalidDataException("the package has no workbook part.");
        using var xml = XlsxXml.Open(main.GetStream(FileMode.Open, FileAccess.Read));
        var manifest = XlsxManifest.Read(xml);
        var file = new XlsxFile(source, main.SharedStringTablePart?.Uri, main.WorkbookStylesPart?.Uri) { Date1904 = manifest.Date1904 };
        return new(identity, Sheets(main, manifest, file, identity)) { DefinedNames = manifest.DefinedNames };
    }

    private static List<Sheet> Sheets(WorkbookPart main, XlsxManifest manifest, XlsxFile file, WorkbookIdentity identity)
    {
        var sheets = new List<Sheet>();
        for (var i = 0; i < manifest.Sheets.Count; i++)
        {
            var entry = manifest.Sheets[i];
            var found = main.TryGetPartById(entry.RelationshipId, out var part);
            if (!found || part is WorksheetPart)
            {
                sheets.Add(new XlsxSheet(file, part?.Uri) { Workbook = identity, Name = entry.Name, Index = i, Visibility = entry.Visibility });
            }
        }

        return sheets;
    }
}
