namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The rows of a sheet, read anew for each enumeration.</summary>
internal sealed class XlsxSheetRows(XlsxFile file, string sheet, string? part, CancellationToken cancellationToken) : IAsyncEnumerable<Row>
{
    public IAsyncEnumerator<Row> GetAsyncEnumerator(CancellationToken token = default)
        => new SheetReading(file, sheet, part, token.CanBeCanceled ? token : cancellationToken);
}
