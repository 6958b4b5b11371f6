namespace ExcelChat.Indexing;

/// <summary>
/// Reads what the store holds of a workbook. The store is asked and not a note of ours, since after a crash only it knows which batches arrived.
/// </summary>
internal sealed class InventoryReader(ChunkCollection chunks)
{
    private const int PageSize = 5000;

    public async ValueTask<Inventory> ReadAsync(IndexedWorkbook workbook, CancellationToken cancellationToken)
    {
        Dictionary<Guid, (string Sheet, bool IsCopied)> held = [];
        var (read, page) = (0, -1);
        while (page != 0)
        {
            // A store may give less than was asked for, so only an empty page is the end.
            page = await ReadPageAsync(workbook, read, held, cancellationToken).ConfigureAwait(false);
            read += page;
        }

        return new(workbook, held);
    }

    private async ValueTask<int> ReadPageAsync(IndexedWorkbook workbook, int skip, Dictionary<Guid, (string Sheet, bool IsCopied)> held, CancellationToken cancellationToken)
    {
        var filter = ChunkFilter.OfWorkbook(workbook.Tenant, workbook.Id);
        var records = await chunks.ReadAsync(
            (collection, token) => collection.GetAsync(filter, PageSize, new() { Skip = skip }, token).ToListAsync(token), cancellationToken).ConfigureAwait(false);
        foreach (var record in records)
        {
            held[(Guid)record[ChunkRecord.IdName]!] = ((string)record[ChunkRecord.SheetName]!, (string)record[ChunkRecord.CopiedFromName]! != "");
        }

        return records.Count;
    }
}
