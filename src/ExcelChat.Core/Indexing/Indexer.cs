using System.Runtime.CompilerServices;
using ExcelChat.Embeddings;
using ExcelChat.Flow;

namespace ExcelChat.Indexing;

/// <summary>
/// Writes the chunks of a workbook to the vector store, one call a batch. Keys are a function of content, so a batch that is written
/// twice, by a retry or after a crash, is there once.
/// </summary>
internal sealed class Indexer(ChunkCollection chunks, IndexedWorkbook workbook) : Stage<IReadOnlyList<EmbeddedChunk>, IndexedBatch>
{
    public override async IAsyncEnumerable<IndexedBatch> RunAsync(
        IAsyncEnumerable<IReadOnlyList<EmbeddedChunk>> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var batch in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask<IndexedBatch> WriteAsync(IReadOnlyList<EmbeddedChunk> batch, CancellationToken cancellationToken)
    {
        var records = batch.Select(chunk => ChunkRecord.Write(chunk, workbook)).ToArray();
        return chunks.ChangeAsync(
            async (collection, token) =>
            {
                await collection.UpsertAsync(records, token).ConfigureAwait(false);
                return new IndexedBatch([.. batch.Select(embedded => embedded.Chunk.Id)], [.. records.Select(record => (Guid)record[ChunkRecord.IdName]!)]);
            },
            cancellationToken);
    }
}
