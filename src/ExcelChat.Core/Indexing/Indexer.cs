using ExcelChat.Embeddings;
using ExcelChat.Flow;

namespace ExcelChat.Indexing;

/// <summary>
/// Writes the chunks of a workbook to the vector store, one call a batch; the records of the next batch are made while the store is busy with one. Keys are a
/// function of content, so a batch that is written twice, by a retry or after a crash, is there once.
/// </summary>
internal sealed class Indexer(ChunkCollection chunks, IndexedWorkbook workbook) : Stage<IReadOnlyList<EmbeddedChunk>, IndexedBatch>
{
    private readonly Stage<IReadOnlyList<EmbeddedChunk>, IndexedBatch> _stages = Stage
        .Each<IReadOnlyList<EmbeddedChunk>, Made>((batch, _) => new(new Made(batch, [.. batch.Select(chunk => ChunkRecord.Write(chunk, workbook))])))
        .Bounded(1)
        .Then(Stage.Each<Made, IndexedBatch>((made, token) => WriteAsync(chunks, made, token)));

    public override IAsyncEnumerable<IndexedBatch> RunAsync(IAsyncEnumerable<IReadOnlyList<EmbeddedChunk>> source, CancellationToken cancellationToken = default)
        => _stages.RunAsync(source, cancellationToken);

    private static ValueTask<IndexedBatch> WriteAsync(ChunkCollection chunks, Made made, CancellationToken cancellationToken) => chunks.ChangeAsync(
        async (collection, token) =>
        {
            await collection.UpsertAsync(made.Records, token).ConfigureAwait(false);
            return new IndexedBatch([.. made.Batch.Select(embedded => embedded.Chunk.Id)], [.. made.Records.Select(record => (Guid)record[ChunkRecord.IdName]!)]);
        },
        cancellationToken);

    /// <summary>A batch and the records made of it.</summary>
    private readonly record struct Made(IReadOnlyList<EmbeddedChunk> Batch, Dictionary<string, object?>[] Records);
}
