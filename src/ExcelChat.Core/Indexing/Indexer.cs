using System.Runtime.CompilerServices;
using ExcelChat.Embeddings;
using ExcelChat.Flow;
using ExcelChat.Resilience;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// Writes the chunks of a workbook to the vector store, one call a batch. Keys are a function of content, so a batch that is written
/// twice, by a retry or after a crash, is there once.
/// </summary>
internal sealed class Indexer(ChunkCollection chunks, IndexGeneration generation, Caller caller, IndexedWorkbook workbook)
    : Stage<IReadOnlyList<EmbeddedChunk>, IndexedBatch>
{
    public override async IAsyncEnumerable<IndexedBatch> RunAsync(
        IAsyncEnumerable<IReadOnlyList<EmbeddedChunk>> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var batch in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<IndexedBatch> WriteAsync(IReadOnlyList<EmbeddedChunk> batch, CancellationToken cancellationToken)
    {
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        var records = batch.Select(chunk => ChunkRecord.Write(chunk, workbook)).ToArray();
        try
        {
            await caller.CallAsync(token => UpsertAsync(collection, records, token), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A call that failed may have written a part.
            generation.Advance();
        }

        return new(collection.Name, [.. batch.Select(embedded => embedded.Chunk.Id)]);
    }

    private static async ValueTask<int> UpsertAsync(
        VectorStoreCollection<object, Dictionary<string, object?>> collection, Dictionary<string, object?>[] records, CancellationToken cancellationToken)
    {
        await collection.UpsertAsync(records, cancellationToken).ConfigureAwait(false);
        return records.Length;
    }
}
