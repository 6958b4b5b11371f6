using ExcelChat.Embeddings;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// Brings what was indexed with other models into the collection of the present one, from the texts in the store. The other collections
/// are read only, so whoever searches them goes on; keys do not depend on the model, so a run that was cut short goes on where it ended.
/// </summary>
internal sealed class IndexRebuilder(ChunkCollection chunks, TextEmbedder embedder)
{
    private const int PageSize = 100;

    /// <summary>Embeds and writes the records that the present collection lacks.</summary>
    /// <returns>The number of records written.</returns>
    public async Task<long> RebuildAsync(CancellationToken cancellationToken)
    {
        var written = 0L;
        foreach (var other in await chunks.OthersAsync(cancellationToken).ConfigureAwait(false))
        {
            using (other)
            {
                written += await CopyAsync(other, cancellationToken).ConfigureAwait(false);
            }
        }

        return written;
    }

    /// <summary>Deletes the collections of other models.</summary>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> DropOthersAsync(CancellationToken cancellationToken)
    {
        List<string> dropped = [];
        foreach (var other in await chunks.OthersAsync(cancellationToken).ConfigureAwait(false))
        {
            using (other)
            {
                await other.EnsureCollectionDeletedAsync(cancellationToken).ConfigureAwait(false);
                dropped.Add(other.Name);
            }
        }

        return dropped;
    }

    private async Task<long> CopyAsync(VectorStoreCollection<object, Dictionary<string, object?>> other, CancellationToken cancellationToken)
    {
        var (written, read) = (0L, 0);
        while (true)
        {
            var page = await other.GetAsync(_ => true, PageSize, new() { Skip = read }, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return written;
            }

            read += page.Count;
            written += await WriteAsync(page, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> WriteAsync(List<Dictionary<string, object?>> page, CancellationToken cancellationToken)
    {
        var keys = page.Select(KeyOf).ToArray();
        var known = await chunks.ReadAsync(
            (collection, token) => collection.GetAsync(keys, cancellationToken: token).Select(KeyOf).ToHashSetAsync(cancellationToken: token), cancellationToken).ConfigureAwait(false);
        var missing = page.Where(record => !known.Contains(KeyOf(record))).ToArray();
        if (missing.Length == 0)
        {
            return 0;
        }

        var vectors = await embedder.EmbedAsync([.. missing.Select(record => (string)record[ChunkRecord.TextName]!)], cancellationToken).ConfigureAwait(false);
        foreach (var (record, vector) in missing.Zip(vectors))
        {
            record[ChunkRecord.VectorName] = vector;
        }

        return await chunks.ChangeAsync(
            async (collection, token) =>
            {
                await collection.UpsertAsync(missing, token).ConfigureAwait(false);
                return missing.Length;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static object KeyOf(Dictionary<string, object?> record) => record[ChunkRecord.IdName]!;
}
