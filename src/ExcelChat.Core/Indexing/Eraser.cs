using ExcelChat.Resilience;

namespace ExcelChat.Indexing;

/// <summary>Takes the chunks of a workbook out of the vector store.</summary>
internal sealed class Eraser(ChunkCollection chunks, IndexGeneration generation, Caller caller)
{
    /// <summary>Deletes all chunks of a workbook.</summary>
    /// <param name="workbookId">The workbook.</param>
    /// <param name="tenant">Whose it is; chunks of other tenants stay. Null in a host of one.</param>
    /// <param name="cancellationToken">Stops the deleting, perhaps after a part.</param>
    /// <returns>The number of chunks deleted; 0 when there were none.</returns>
    public async ValueTask<int> EraseAsync(string workbookId, string? tenant, CancellationToken cancellationToken)
    {
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        var maintenance = PagedMaintenance<object, Dictionary<string, object?>>.Of(collection, record => record[ChunkRecord.IdName]!);
        try
        {
            return await caller.CallAsync(
                async token => (int)await maintenance.DeleteAsync(ChunkFilter.OfWorkbook(tenant ?? "", workbookId), token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A call that failed may have deleted a part.
            generation.Advance();
        }
    }
}
