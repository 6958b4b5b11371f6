namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The rows of a sheet, read anew for each enumeration.</summary>
internal sealed class XlsxSheetRows(XlsxFile file, string sheet, string? part, CancellationToken cancellationToken) : IAsyncEnumerable<Row>
{
    public IAsyncEnumerator<Row> GetAsyncEnumerator(CancellationToken token = default)
    {
        if (!token.CanBeCanceled || !cancellationToken.CanBeCanceled || token == cancellationToken)
        {
            return new SheetReading(file, sheet, part, token.CanBeCanceled ? token : cancellationToken);
        }

        var either = CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken);
        return new SheetReading(file, sheet, part, either.Token) { Resource = either };
    }
}
