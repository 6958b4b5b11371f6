using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Indexing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Polly;
using Polly.Retry;

namespace ExcelChat.Core.Tests.Indexing;

/// <summary>The rooms from Embeddings to Indexing, put together over a store.</summary>
internal sealed class TestIndex(VectorStore store, IEmbeddingGenerator<string, Embedding<float>>? generator = null)
{
    public ResiliencePipeline Pipeline { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero })
        .Build();

    public IndexGeneration Generation { get; } = new();

    public TextEmbedder Embedder => field ??= new(generator ?? new LexicalEmbeddingGenerator(), Pipeline);

    public ChunkCollection Chunks => field ??= new(store, Embedder, Pipeline);

    public Eraser Eraser => new(Chunks, Generation, Pipeline);

    public async Task<List<IndexedBatch>> AddAsync(IEnumerable<Chunk> chunks, string tenant = "")
    {
        var embedded = new Embedder(Embedder).RunAsync(chunks.ToAsyncEnumerable().Chunk(4), TestContext.Current.CancellationToken);
        var indexer = new Indexer(Chunks, Generation, Pipeline) { Tenant = tenant };
        return await indexer.RunAsync(embedded, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<ChunkRecord>> AllAsync(string tenant = "")
    {
        var collection = await Chunks.OpenAsync(TestContext.Current.CancellationToken);
        return await collection.GetAsync(ChunkFilter.OfTenant(tenant), 10_000).Select(ChunkRecord.Read).ToListAsync(TestContext.Current.CancellationToken);
    }
}
