using System.Runtime.CompilerServices;
using ExcelChat.Embeddings;
using ExcelChat.Flow;
using ExcelChat.Resilience;

namespace ExcelChat.Indexing;

/// <summary>
/// Writes chunks to the vector store, one call a batch. Ids are a function of content, so a batch that is written twice, by a retry or
/// after a crash, is there once.
/// </summary>
internal sealed class Indexer(ChunkCollection chunks, IndexGeneration generation, Caller caller)
    : Stage<IReadOnlyList<EmbeddedChunk>, IndexedBatch>
{
    /// <summary>Whose chunks these are; empty in a host of one tenant.</summary>
    public string Tenant { get; init; } = "";

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
        var records = batch.Select(chunk => ChunkRecord.Write(chunk, Tenant)).ToArray();
        await caller.CallAsync(
            async token =>
            {
                await collection.UpsertAsync(records, token).ConfigureAwait(false);
                return records.Length;
            },
            cancellationToken).ConfigureAwait(false);
        generation.Advance();
        return new(collection.Name, [.. batch.Select(embedded => embedded.Chunk.Id)]);
    }
}
