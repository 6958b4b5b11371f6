namespace ExcelChat.Indexing;

/// <summary>
/// Reads what the store holds of a workbook. The store is asked and not a note of ours, since after a crash only it knows which batches arrived.
/// </summary>
internal sealed class InventoryReader(ChunkCollection chunks)
{
    private static readonly string[] Fields = [ChunkRecord.SheetName, ChunkRecord.CopiedFromName];

    public async ValueTask<Inventory> ReadAsync(IndexedWorkbook workbook, CancellationToken cancellationToken)
    {
        var filter = ChunkFilter.OfWorkbook(workbook.Tenant, workbook.Id);
        var records = await chunks.ReadAsync(
            async (collection, token) =>
            {
                var maintenance = PagedMaintenance<object, Dictionary<string, object?>>.Of(collection, record => record[ChunkRecord.IdName]!);
                return await maintenance.ListAsync(filter, Fields, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return new(workbook, records.ToDictionary(
            record => (Guid)record[ChunkRecord.IdName]!,
            record => ((string)record[ChunkRecord.SheetName]!, (string)record[ChunkRecord.CopiedFromName]! != "")));
    }
}
