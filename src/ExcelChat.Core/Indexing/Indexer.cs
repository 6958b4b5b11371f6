using System.Runtime.CompilerServices;
using ExcelChat.Embeddings;
using ExcelChat.Flow;
using Polly;

namespace ExcelChat.Indexing;

/// <summary>
/// Writes chunks to the vector store, one call a batch. Ids are a function of content, so a batch that is written twice, by a retry or
/// after a crash, is there once.
/// </summary>
internal sealed class Indexer(ChunkCollection chunks, IndexGeneration generation, ResiliencePipeline pipeline)
    : Stage<IReadOnlyList<EmbeddedChunk>, IndexedBatch>
{
    /// <summary>Whose chunks these are; empty in a host of one tenant.</summary>
    public string Tenant { get; init; } = "";

    public override async IAsyncEnumerable<IndexedBatch> RunAsync(
        IAsyncEnumerable<IReadOnlyList<EmbeddedChunk>> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var batch in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
            var records = batch.Select(chunk => ChunkRecord.Write(chunk, Tenant)).ToArray();
            await pipeline.ExecuteAsync(
                static async (call, ct) => await call.collection.UpsertAsync(call.records, ct).ConfigureAwait(false),
                (collection, records),
                cancellationToken).ConfigureAwait(false);
            generation.Advance();
            yield return new(collection.Name, [.. batch.Select(embedded => embedded.Chunk.Id)]);
        }
    }
}
