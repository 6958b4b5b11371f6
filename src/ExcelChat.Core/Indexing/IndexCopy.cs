using System.Linq.Expressions;
using ExcelChat.Embeddings;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// Brings the records of another collection into the present one and keeps them in step. Copies are marked with the other collection's name. A workbook
/// of which the present collection has a record without a mark was ingested there since: it is ahead of the other, and left alone.
/// </summary>
internal sealed class IndexCopy(ChunkCollection chunks, TextEmbedder embedder, VectorStoreCollection<object, Dictionary<string, object?>> other)
{
    private readonly Dictionary<(string Tenant, string Workbook), bool> _ingested = [];

    /// <summary>Embeds and writes the records that the present collection lacks.</summary>
    /// <returns>The number of records written.</returns>
    public async Task<long> WriteMissingAsync(int pageSize, CancellationToken cancellationToken)
    {
        var (written, read) = (0L, 0);
        while (await PageAsync(other, ChunkFilter.All, read, pageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            read += page.Count;
            var known = await KeysIn(await chunks.OpenAsync(cancellationToken).ConfigureAwait(false), page, cancellationToken).ConfigureAwait(false);
            var missing = await OfCopiesAsync(page.Where(record => !known.Contains(KeyOf(record))), cancellationToken).ConfigureAwait(false);
            if (missing.Count > 0)
            {
                await WriteAsync(missing, cancellationToken).ConfigureAwait(false);
                written += missing.Count;
            }
        }

        return written;
    }

    /// <summary>Deletes the copies that the other collection no longer has.</summary>
    public async Task DeleteGoneAsync(int pageSize, CancellationToken cancellationToken)
    {
        var present = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        List<Guid> gone = [];
        var read = 0;
        while (await PageAsync(present, ChunkFilter.CopiedFrom(other.Name), read, pageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            read += page.Count;
            var known = await KeysIn(other, page, cancellationToken).ConfigureAwait(false);
            var copies = await OfCopiesAsync(page.Where(record => !known.Contains(KeyOf(record))), cancellationToken).ConfigureAwait(false);
            gone.AddRange(copies.Select(record => (Guid)KeyOf(record)));
        }

        // Only when all pages are read: deleting would move the records of those to come.
        await new Eraser(chunks).EraseAsync(gone, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<List<Dictionary<string, object?>>> OfCopiesAsync(IEnumerable<Dictionary<string, object?>> records, CancellationToken cancellationToken)
    {
        List<Dictionary<string, object?>> copies = [];
        foreach (var record in records)
        {
            var workbook = ((string)record[ChunkRecord.TenantName]!, (string)record[ChunkRecord.WorkbookName]!);
            if (!_ingested.TryGetValue(workbook, out var isIngested))
            {
                var filter = ChunkFilter.OfWorkbook(workbook.Item1, workbook.Item2).And(ChunkFilter.CopiedFrom(""));
                isIngested = _ingested[workbook] = await chunks.ReadAsync(
                    (collection, token) => collection.GetAsync(filter, 1, cancellationToken: token).AnyAsync(token), cancellationToken).ConfigureAwait(false);
            }

            if (!isIngested)
            {
                copies.Add(record);
            }
        }

        return copies;
    }

    private async ValueTask WriteAsync(List<Dictionary<string, object?>> records, CancellationToken cancellationToken)
    {
        var vectors = await embedder.EmbedAsync([.. records.Select(record => (string)record[ChunkRecord.TextName]!)], cancellationToken).ConfigureAwait(false);
        foreach (var (record, vector) in records.Zip(vectors))
        {
            record[ChunkRecord.VectorName] = vector;
            record[ChunkRecord.CopiedFromName] = other.Name;
        }

        await chunks.ChangeAsync(
            async (collection, token) =>
            {
                await collection.UpsertAsync(records, token).ConfigureAwait(false);
                return records.Count;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<List<Dictionary<string, object?>>> PageAsync(
        VectorStoreCollection<object, Dictionary<string, object?>> collection,
        Expression<Func<Dictionary<string, object?>, bool>> filter,
        int skip,
        int size,
        CancellationToken cancellationToken)
        => chunks.CallAsync(token => collection.GetAsync(filter, size, new() { Skip = skip }, token).ToListAsync(token), cancellationToken);

    private ValueTask<HashSet<object>> KeysIn(
        VectorStoreCollection<object, Dictionary<string, object?>> collection, List<Dictionary<string, object?>> records, CancellationToken cancellationToken)
        => chunks.CallAsync(
            token => collection.GetAsync(records.Select(KeyOf), cancellationToken: token).Select(KeyOf).ToHashSetAsync(cancellationToken: token), cancellationToken);

    private static object KeyOf(Dictionary<string, object?> record) => record[ChunkRecord.IdName]!;
}
