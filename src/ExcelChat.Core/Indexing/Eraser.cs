using ExcelChat.Resilience;

namespace ExcelChat.Indexing;

/// <summary>Takes the chunks of a workbook out of any vector store, which can delete by key but not by filter.</summary>
internal sealed class Eraser(ChunkCollection chunks, IndexGeneration generation, Caller caller)
{
    private const int PageSize = 1000;

    /// <summary>Deletes all chunks of a workbook.</summary>
    /// <param name="workbookId">The workbook.</param>
    /// <param name="tenant">Whose it is; chunks of other tenants stay. Null in a host of one.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The number of chunks deleted; 0 when there were none.</returns>
    public async ValueTask<int> EraseAsync(string workbookId, string? tenant, CancellationToken cancellationToken)
    {
        HashSet<object> erased = [];
        while (true)
        {
            // Always the first page: skipping while deleting would jump over records.
            var keys = await PageAsync(workbookId, tenant ?? "", cancellationToken).ConfigureAwait(false);
            var before = erased.Count;
            erased.UnionWith(keys);
            if (erased.Count == before)
            {
                // Empty, or a store that still shows what it has deleted.
                return erased.Count;
            }

            await DeleteAsync(keys, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<List<object>> PageAsync(string workbookId, string tenant, CancellationToken cancellationToken)
    {
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await caller.CallAsync(
            token => collection.GetAsync(ChunkFilter.OfWorkbook(tenant, workbookId), PageSize, cancellationToken: token)
                .Select(record => record[ChunkRecord.IdName]!)
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask DeleteAsync(List<object> keys, CancellationToken cancellationToken)
    {
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await caller.CallAsync(
                async token =>
                {
                    await collection.DeleteAsync(keys, token).ConfigureAwait(false);
                    return keys.Count;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            generation.Advance();
        }
    }
}
