using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Flow;
using ExcelChat.Tables;

namespace ExcelChat.Indexing;

/// <summary>The stages from tables to the vector store, joined by bounded channels. There is one only where a store is registered.</summary>
internal sealed class WorkbookIndex(Chunker chunker, KnownChunkSieve sieve, Embedder embedder, Indexer indexer, Eraser eraser)
{
    private const int BatchSize = 100;
    private const int BatchesAhead = 2;

    private readonly Stage<Table, IReadOnlyList<Chunk>> _chunking = chunker.Observed("chunks").Then(new Batcher<Chunk>(BatchSize)).Bounded(BatchesAhead);

    private readonly Stage<IReadOnlyList<Chunk>, IndexedBatch> _indexing = sieve
        .Then(embedder.Observed("embeddings")).Bounded(BatchesAhead)
        .Then(indexer.Observed("indexing"));

    public async Task WriteAsync(IAsyncEnumerable<Table> tables, IngestionRun run, CancellationToken cancellationToken)
    {
        run.Collection = await indexer.CollectionAsync(cancellationToken).ConfigureAwait(false);
        var batches = _chunking.RunAsync(tables, cancellationToken).Select(batch =>
        {
            run.CountChunks(batch.Count);
            return batch;
        });
        await foreach (var batch in _indexing.RunAsync(batches, cancellationToken).ConfigureAwait(false))
        {
            run.CountWritten(batch.ChunkIds.Count);
        }
    }

    public ValueTask<int> EraseAsync(string workbookId, CancellationToken cancellationToken) => eraser.EraseAsync(workbookId, tenant: "", cancellationToken);
}
