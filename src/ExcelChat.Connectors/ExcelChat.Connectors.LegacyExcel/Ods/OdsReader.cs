using System.Xml;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>Opens OpenDocument spreadsheets (ods, ots; ISO/IEC 26300).</summary>
internal sealed class OdsReader : WorkbookReader
{
    private const string Family = "application/vnd.oasis.opendocument.";
    private const int MaxTypeLength = 256;

    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default)
    {
        var file = new LegacyFile(source, limits);
        if (file.Guard(() => Open(file)) is not { } workbook)
        {
            return null;
        }

        file.DefinedNames = workbook.Names;
        var identity = await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        return new(identity, [.. workbook.Sheets.Select((sheet, index) => Sheet(workbook, sheet, index, identity))]) { DefinedNames = file.DefinedNames };
    }

    private static OdsWorkbook? Open(LegacyFile file)
    {
        using var zip = SafeZip.TryOpen(file);
        if (zip is null || !zip.Has("mimetype") || !zip.Has(OdsWorkbook.Content) || Type(zip) is not { } type)
        {
            return null;
        }

        if (!type.StartsWith("spreadsheet", StringComparison.Ordinal))
        {
            throw new WorkbookException(
                WorkbookProblem.NotAWorkbook,
                file.Source.Name,
                $"'{file.Source.Name}' is an OpenDocument file of the kind '{type}', not a spreadsheet. Give an xlsx, xlsm, xls, xlsb, ods or csv file.");
        }

        return IsEncrypted(zip) ? throw Fault.UnknownCipher(file.Source.Name, "the encryption of OpenDocument") : OdsWorkbook.Read(file, zip);
    }

    private static OdsSheet Sheet(OdsWorkbook workbook, (string Name, bool Hidden) sheet, int index, WorkbookIdentity identity) => new(workbook)
    {
        Workbook = identity,
        Name = sheet.Name,
        Index = index,
        Visibility = sheet.Hidden ? SheetVisibility.Hidden : SheetVisibility.Visible,
    };

    /// <summary>The kind of document; null when it is no OpenDocument file.</summary>
    private static string? Type(SafeZip zip)
    {
        using var reader = new StreamReader(zip.Open("mimetype", isMarkup: false));
        var buffer = new char[MaxTypeLength];
        var type = new string(buffer, 0, reader.ReadBlock(buffer)).Trim();
        return type.StartsWith(Family, StringComparison.Ordinal) ? type[Family.Length..] : null;
    }

    private static bool IsEncrypted(SafeZip zip)
    {
        const string Manifest = "META-INF/manifest.xml";
        if (!zip.Has(Manifest))
        {
            return false;
        }

        // OpenOffice.org 2 named a document type there.
        using var xml = zip.OpenXml(Manifest, DtdProcessing.Ignore);
        while (xml.Read())
        {
            if (xml.LocalName is "encryption-data")
            {
                return true;
            }
        }

        return false;
    }
}
