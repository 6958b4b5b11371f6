using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Flow;
using ExcelChat.Resilience;
using ExcelChat.Tables;

namespace ExcelChat.Indexing;

/// <summary>The stages from tables to the vector store, joined by bounded channels. There is one only where a store is registered.</summary>
internal sealed class WorkbookIndex(Chunker chunker, Embedder embedder, ChunkCollection chunks, IndexGeneration generation, Caller caller)
{
    private const int BatchSize = 100;
    private const int BatchesAhead = 2;

    private readonly InventoryReader _inventories = new(chunks, caller);
    private readonly Eraser _eraser = new(chunks, generation, caller);
    private readonly Stage<Table, Chunk> _chunking = chunker.Observed("chunks");
    private readonly Stage<IReadOnlyList<Chunk>, IReadOnlyList<EmbeddedChunk>> _embedding = embedder.Observed("embeddings").Bounded(BatchesAhead);

    /// <summary>Embeds and writes what the store does not hold of the workbook yet. What the file no longer has stays until <see cref="CompleteAsync"/>.</summary>
    public async Task WriteAsync(IAsyncEnumerable<Table> tables, IngestionRun run, CancellationToken cancellationToken)
    {
        run.Collection = (await chunks.OpenAsync(cancellationToken).ConfigureAwait(false)).Name;
        var inventory = run.Inventory = await _inventories.ReadAsync(run.Indexed, cancellationToken).ConfigureAwait(false);
        var stages = _chunking
            .Then(Stage.Create<Chunk, Chunk>((source, _) => source.Where(inventory.Register)))
            .Then(new Batcher<Chunk>(BatchSize)).Bounded(BatchesAhead)
            .Then(_embedding)
            .Then(new Indexer(chunks, generation, caller, run.Indexed).Observed("indexing"));
        await foreach (var batch in stages.RunAsync(tables, cancellationToken).ConfigureAwait(false))
        {
            run.CountWritten(batch.ChunkIds.Count);
        }
    }

    /// <summary>Deletes what the file no longer has, now that what it has is there.</summary>
    public async ValueTask CompleteAsync(Inventory inventory, CancellationToken cancellationToken)
        => await _eraser.EraseAsync(inventory.Gone, cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes what an ingestion that failed may have written, so that the store is as before.</summary>
    public async ValueTask RevertAsync(Inventory inventory, CancellationToken cancellationToken)
        => await _eraser.EraseAsync(inventory.Added, cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes all of a workbook.</summary>
    /// <returns>The number of records deleted.</returns>
    public ValueTask<int> EraseAsync(IndexedWorkbook workbook, CancellationToken cancellationToken) => _eraser.EraseAsync(workbook, cancellationToken);
}
