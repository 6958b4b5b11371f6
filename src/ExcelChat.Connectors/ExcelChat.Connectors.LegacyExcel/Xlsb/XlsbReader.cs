using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>Opens binary workbooks (xlsb, [MS-XLSB]).</summary>
internal sealed class XlsbReader : WorkbookReader
{
    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default)
    {
        var file = new LegacyFile(source, limits);
        if (file.Guard(() => Open(file)) is not { } workbook)
        {
            return null;
        }

        file.DefinedNames = workbook.Names.Defined;
        var identity = await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);

        // Two sheets of one part would have a file read more often than its size allows.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new(identity, [.. workbook.Sheets.Select(entry => Sheet(workbook, entry, identity, taken))]) { DefinedNames = file.DefinedNames, CountsFrom1904 = workbook.Date1904 };
    }

    private static XlsbWorkbook? Open(LegacyFile file)
    {
        using var package = XlsbPackage.TryOpen(file);
        return package is null ? null : new(file, package);
    }

    private static XlsbSheet Sheet(XlsbWorkbook workbook, XlsbSheetEntry entry, WorkbookIdentity identity, HashSet<string> taken)
        => new(workbook, entry.Part is { } part && taken.Add(part) ? part : null)
        {
            Workbook = identity,
            Name = entry.Name,
            Index = entry.Index,
            Visibility = entry.Visibility,
        };
}
