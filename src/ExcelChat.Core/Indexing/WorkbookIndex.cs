using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Events;
using ExcelChat.Flow;
using ExcelChat.Tables;

namespace ExcelChat.Indexing;

/// <summary>The stages from tables to the vector store, joined by bounded channels. There is one only where a store is registered.</summary>
internal sealed class WorkbookIndex(Chunker chunker, Embedder embedder, ChunkCollections collections, BatchPlan batches, EventPublisher events)
{
    private const int BatchesAhead = 2;

    /// <summary>Records in an upsert, however small the batches that were embedded: each is a transaction, and few large ones cost a store less than many small ones. All our stores write so many as a whole.</summary>
    private const int UpsertSize = 256;

    private readonly Stage<Table, Chunk> _chunking = chunker.Observed("chunks");

    private readonly Stage<IReadOnlyList<EmbeddedChunk>, IReadOnlyList<EmbeddedChunk>> _regrouping = Stage
        .Create<IReadOnlyList<EmbeddedChunk>, EmbeddedChunk>((source, _) => source.SelectMany(batch => batch))
        .Then(new Batcher<EmbeddedChunk>(UpsertSize));

    /// <summary>Embeds and writes what the store does not hold of the workbook yet. What the file no longer has stays until <see cref="CompleteAsync"/>.</summary>
    public async Task WriteAsync(IAsyncEnumerable<Table> tables, IngestionRun run, CancellationToken cancellationToken)
    {
        var chunks = collections.Of(run.Indexed.Tenant);
        run.Collection = (await chunks.OpenAsync(cancellationToken).ConfigureAwait(false)).Name;
        var inventory = run.Inventory = await new InventoryReader(chunks).ReadAsync(run.Indexed, cancellationToken).ConfigureAwait(false);
        var reporter = new BatchReporter(events.ForTenant(run.Indexed.Tenant), run.Workbook.Identity.Id);
        var stages = _chunking
            .Then(Stage.Create<Chunk, Chunk>((source, _) => source.Where(inventory.Register)))
            .Then(batches.Batcher<Chunk>(EmbeddedChunk.BytesOf))
            .Then(Stage.Create<IReadOnlyList<Chunk>, IReadOnlyList<Chunk>>(reporter.AnnounceAsync)).Bounded(BatchesAhead)
            .Then(Embedding(reporter))
            .Then(_regrouping).Bounded(BatchesAhead)
            .Then(new Indexer(chunks, run.Indexed).Observed("indexing"));
        await foreach (var batch in stages.RunAsync(tables, cancellationToken).ConfigureAwait(false))
        {
            inventory.Acknowledge(batch.Keys);
            await reporter.CountIndexedAsync(batch.Keys.Count, cancellationToken).ConfigureAwait(false);
            run.CountWritten(batch.Keys.Count);
        }
    }

    /// <summary>Deletes what the file no longer has, now that what it has is there.</summary>
    public async ValueTask CompleteAsync(Inventory inventory, CancellationToken cancellationToken)
    {
        var chunks = collections.Of(inventory.Workbook.Tenant);
        await new Eraser(chunks).EraseAsync(inventory.Gone, cancellationToken).ConfigureAwait(false);
        if (inventory.ToAdopt is { } key)
        {
            await AdoptAsync(chunks, key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes what an ingestion that failed has written, as far as the store said so: the rest may be another process's.</summary>
    public ValueTask RevertAsync(Inventory inventory, CancellationToken cancellationToken) => EraserOf(inventory.Workbook).EraseAsync(inventory.Written, cancellationToken);

    /// <summary>Deletes all of a workbook.</summary>
    public async ValueTask EraseAsync(IndexedWorkbook workbook, CancellationToken cancellationToken) => await EraserOf(workbook).EraseAsync(workbook, cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes all of a workbook, from the collections of other models too, from which a rebuilding would bring it back.</summary>
    /// <returns>The number of records deleted.</returns>
    public ValueTask<int> EraseEverywhereAsync(IndexedWorkbook workbook, CancellationToken cancellationToken) => EraserOf(workbook).EraseEverywhereAsync(workbook, cancellationToken);

    private Stage<IReadOnlyList<Chunk>, IReadOnlyList<EmbeddedChunk>> Embedding(BatchReporter reporter) => Stage
        .Each<IReadOnlyList<Chunk>, IReadOnlyList<Chunk>>(reporter.StartAsync)
        .Then(embedder).Parallel(batches.Parallelism, capacity: 1).Observed("embeddings")
        .Then(Stage.Each<IReadOnlyList<EmbeddedChunk>, IReadOnlyList<EmbeddedChunk>>(reporter.EndAsync));

    private Eraser EraserOf(IndexedWorkbook workbook) => new(collections.Of(workbook.Tenant));

    private static async ValueTask AdoptAsync(ChunkCollection chunks, Guid key, CancellationToken cancellationToken) => await chunks.ChangeAsync(
        async (collection, token) =>
        {
            var record = await collection.GetAsync(key, new() { IncludeVectors = true }, token).ConfigureAwait(false);
            if (record is not null)
            {
                record[ChunkRecord.CopiedFromName] = "";
                await collection.UpsertAsync(record, token).ConfigureAwait(false);
            }

            return record;
        },
        cancellationToken).ConfigureAwait(false);
}
