using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>Takes records out of the vector store.</summary>
internal sealed class Eraser(ChunkCollection chunks)
{
    private const int BatchSize = 1000;

    /// <summary>Deletes all records of a workbook; those of other tenants stay.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="cancellationToken">Stops the deleting, perhaps after a part.</param>
    /// <returns>The number of records deleted; 0 when there were none.</returns>
    public ValueTask<int> EraseAsync(IndexedWorkbook workbook, CancellationToken cancellationToken) => chunks.ChangeAsync(
        (collection, token) => EraseAsync(collection, workbook, token), cancellationToken);

    /// <summary>Deletes all records of a workbook from the present collection and from those of other models.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="cancellationToken">Stops the deleting, perhaps after a part.</param>
    /// <returns>The number of records deleted; 0 when there were none.</returns>
    public async ValueTask<int> EraseEverywhereAsync(IndexedWorkbook workbook, CancellationToken cancellationToken)
    {
        var erased = await EraseAsync(workbook, cancellationToken).ConfigureAwait(false);
        foreach (var other in await chunks.OthersAsync(cancellationToken).ConfigureAwait(false))
        {
            using (other)
            {
                erased += await chunks.CallAsync(token => EraseAsync(other, workbook, token), cancellationToken).ConfigureAwait(false);
            }
        }

        return erased;
    }

    /// <summary>Deletes records by their keys; those that are not there are passed over.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Stops the deleting, perhaps after a part.</param>
    public async ValueTask EraseAsync(IEnumerable<Guid> keys, CancellationToken cancellationToken)
    {
        foreach (var batch in keys.Chunk(BatchSize))
        {
            await chunks.ChangeAsync(
                async (collection, token) =>
                {
                    await collection.DeleteAsync(batch.Cast<object>(), token).ConfigureAwait(false);
                    return batch.Length;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<int> EraseAsync(VectorStoreCollection<object, Dictionary<string, object?>> collection, IndexedWorkbook workbook, CancellationToken cancellationToken)
    {
        var maintenance = PagedMaintenance<object, Dictionary<string, object?>>.Of(collection, record => record[ChunkRecord.IdName]!);
        return (int)await maintenance.DeleteAsync(ChunkFilter.OfWorkbook(workbook.Tenant, workbook.Id), cancellationToken).ConfigureAwait(false);
    }
}
