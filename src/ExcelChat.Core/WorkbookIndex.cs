using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Flow;
using ExcelChat.Indexing;
using ExcelChat.Tables;

namespace ExcelChat;

/// <summary>The stages from tables to the vector store, joined by bounded channels. There is one only where a store is registered.</summary>
internal sealed class WorkbookIndex(Chunker chunker, KnownChunkSieve sieve, Embedder embedder, Indexer indexer, Eraser eraser)
{
    private const int BatchSize = 100;
    private const int BatchesAhead = 2;

    private readonly Stage<Table, IndexedBatch> _stages = chunker.Observed("chunks")
        .Then(new Batcher<Chunk>(BatchSize)).Bounded(BatchesAhead)
        .Then(sieve)
        .Then(embedder.Observed("embeddings")).Bounded(BatchesAhead)
        .Then(indexer.Observed("indexing"));

    public async Task WriteAsync(IAsyncEnumerable<Table> tables, Action<IndexedBatch> written, CancellationToken cancellationToken)
    {
        await foreach (var batch in _stages.RunAsync(tables, cancellationToken).ConfigureAwait(false))
        {
            written(batch);
        }
    }

    public ValueTask<int> EraseAsync(string workbookId, CancellationToken cancellationToken) => eraser.EraseAsync(workbookId, tenant: "", cancellationToken);
}
