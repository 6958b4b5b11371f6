namespace ExcelChat.Workbooks.Csv;

/// <summary>Opens delimited text: comma, semicolon, tab or bar (RFC 4180 and its relatives), as a workbook of one sheet.</summary>
internal sealed class CsvWorkbookReader : WorkbookReader
{
    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default)
    {
        if (FileFormats.Detect(source) != FileFormat.Text)
        {
            return null;
        }

        try
        {
            var identity = await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);
            var dialect = await CsvDialectDetector.DetectAsync(source, cancellationToken).ConfigureAwait(false);
            if (!dialect.HasFields && !IsTextName(identity.FileName))
            {
                return null;
            }

            var name = Path.GetFileNameWithoutExtension(identity.FileName);
            return new(identity, [new CsvSheet(source, dialect, limits) { Workbook = identity, Name = name, Index = 0 }]);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(source.Name, e);
        }
    }

    // Plain words under a workbook's name are no table; a list under a text's name is one of one column.
    private static bool IsTextName(string file) => Path.GetExtension(file).ToUpperInvariant() is ".CSV" or ".TSV" or ".TAB" or ".TXT" or "";
}
