using ExcelChat.Chunks;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Embeddings;
using ExcelChat.Indexing;
using ExcelChat.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Core.Tests.Indexing;

/// <summary>The rooms from Embeddings to Indexing, put together over a store.</summary>
internal sealed class TestIndex(VectorStore store, IEmbeddingGenerator<string, Embedding<float>>? generator = null)
{
    public Caller Caller { get; } = TestCaller.Patient;

    public IndexGeneration Generation { get; } = new();

    public TextEmbedder Embedder => field ??= new(generator ?? new LexicalEmbeddingGenerator(), Caller);

    public ChunkCollections Collections => field ??= new(store, Embedder, Generation, Caller);

    public Eraser EraserOf(string tenant) => new(Collections.Of(tenant));

    public InventoryReader InventoriesOf(string tenant) => new(Collections.Of(tenant));

    /// <summary>Writes chunks under the ids of their workbooks.</summary>
    public async Task<List<IndexedBatch>> AddAsync(IEnumerable<Chunk> chunks, string tenant = "")
    {
        List<IndexedBatch> batches = [];
        foreach (var workbook in chunks.GroupBy(chunk => chunk.Workbook.Id))
        {
            var embedded = new Embedder(Embedder).RunAsync(workbook.ToAsyncEnumerable().Chunk(4), TestContext.Current.CancellationToken);
            var indexer = new Indexer(Collections.Of(tenant), new(tenant, workbook.Key));
            batches.AddRange(await indexer.RunAsync(embedded, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        }

        return batches;
    }

    public async Task<List<ChunkRecord>> AllAsync(string tenant = "")
    {
        var collection = await Collections.Of(tenant).OpenAsync(TestContext.Current.CancellationToken);
        return await collection.GetAsync(ChunkFilter.OfTenant(tenant), 10_000).Select(ChunkRecord.Read).ToListAsync(TestContext.Current.CancellationToken);
    }
}
