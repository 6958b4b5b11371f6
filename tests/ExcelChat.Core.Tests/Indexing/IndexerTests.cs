using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Chunks;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Embeddings;
using ExcelChat.Indexing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Core.Tests.Indexing;

public sealed class IndexerTests
{
    [Fact]
    public async Task A_chunk_comes_back_from_the_store_as_it_went_in()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        var chunk = TestChunk.Of("North | 100", "w1", "Sales");

        var batch = Assert.Single(await index.AddAsync([chunk]));

        Assert.Equal([chunk.Id], batch.ChunkIds);
        Assert.Equal(
            new ChunkRecord
            {
                Id = new IndexedWorkbook("", "w1").KeyOf(chunk),
                WorkbookId = "w1",
                FileName = "w1.xlsx",
                Sheet = "Sales",
                TableId = "w1/Sales!A1",
                Kind = chunk.Kind,
                Range = chunk.Range,
                Text = "North | 100",
            },
            Assert.Single(await index.AllAsync()));
    }

    [Fact]
    public async Task The_same_chunks_indexed_twice_are_there_once()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        var chunks = Enumerable.Range(0, 10).Select(i => TestChunk.Of($"text {i}")).ToArray();

        await index.AddAsync(chunks);
        await index.AddAsync(chunks);

        Assert.Equal(10, (await index.AllAsync()).Count);
    }

    [Fact]
    public async Task The_same_workbook_of_two_tenants_is_kept_for_each()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);

        await index.AddAsync([TestChunk.Of("shared")], "a");
        await index.AddAsync([TestChunk.Of("shared")], "b");
        await index.EraserOf("b").EraseAsync(new IndexedWorkbook("b", "w1"), TestContext.Current.CancellationToken);

        Assert.Single(await index.AllAsync("a"));
        Assert.Empty(await index.AllAsync("b"));
    }

    [Fact]
    public async Task A_store_that_fails_in_passing_is_tried_again_and_the_collection_is_ensured_once()
    {
        using var store = new TestVectorStore { FailuresToCome = 2 };
        var index = new TestIndex(store);

        await index.AddAsync(Enumerable.Range(0, 10).Select(i => TestChunk.Of($"text {i}")));

        Assert.Equal(10, (await index.AllAsync()).Count);
        Assert.Equal(1, store.Ensured);
    }

    [Fact]
    public async Task Another_generator_writes_to_another_collection()
    {
        using var store = new InMemoryVectorStore();
        using var generator = new TestEmbeddingGenerator();
        await new TestIndex(store).AddAsync([TestChunk.Of("a")]);
        await new TestIndex(store, generator).AddAsync([TestChunk.Of("a")]);

        var names = await store.ListCollectionNamesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, names.Count);
        Assert.All(names, name => Assert.Matches("^[a-z0-9_]{1,62}$", name));
    }

    [Fact]
    public void Models_whose_names_look_alike_have_collections_of_their_own()
        => Assert.NotEqual(
            ChunkCollection.NameOf(new VectorSpace("nomic/embed:v1", 768)), ChunkCollection.NameOf(new VectorSpace("nomic/embed_v1", 768)));

    [Fact]
    public async Task Erasing_a_workbook_takes_all_its_pages_and_nothing_else()
    {
        using var store = new TestVectorStore { LargestPage = 7 };
        var index = new TestIndex(store);
        await index.AddAsync(Enumerable.Range(0, 40).Select(i => TestChunk.Of($"text {i}", i % 2 == 0 ? "even" : "odd")));

        var erased = await index.EraserOf("").EraseAsync(new IndexedWorkbook("", "even"), TestContext.Current.CancellationToken);

        store.LargestPage = 100;
        Assert.Equal(20, erased);
        Assert.Equal(20, (await index.AllAsync()).Count(record => record.WorkbookId == "odd"));
        Assert.Equal(0, await index.EraserOf("").EraseAsync(new IndexedWorkbook("", "even"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_chunks_that_the_store_does_not_hold_are_new_and_what_the_file_lacks_is_gone()
    {
        using var store = new TestVectorStore { LargestPage = 2 };
        var index = new TestIndex(store);
        var chunks = Enumerable.Range(0, 8).Select(i => TestChunk.Of($"text {i}", sheet: i == 0 ? "Old" : "New")).ToArray();
        await index.AddAsync(chunks[..5]);

        var inventory = await index.InventoriesOf("").ReadAsync(new("", "w1"), TestContext.Current.CancellationToken);

        Assert.Equal(chunks[5..], chunks[1..].Where(inventory.Register));
        Assert.Equal(7, inventory.Count);
        Assert.Equal(inventory.Workbook.KeyOf(chunks[0]), Assert.Single(inventory.Gone));
        Assert.Equal(["New", "Old"], inventory.ChangedSheets);
    }

    [Fact]
    public async Task A_tenant_does_not_profit_from_the_chunks_of_another()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("text")], "a");

        var inventory = await index.InventoriesOf("b").ReadAsync(new("b", "w1"), TestContext.Current.CancellationToken);

        Assert.True(inventory.Register(TestChunk.Of("text")));
        Assert.Empty(inventory.Gone);
    }

    [Fact]
    public async Task Each_tenant_has_a_collection_of_its_own_under_a_name_that_every_store_takes()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("text")]);
        await index.AddAsync([TestChunk.Of("text")], "Müller & Söhne GmbH");
        await index.AddAsync([TestChunk.Of("text")], "müller & söhne gmbh");

        var names = await store.ListCollectionNamesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, names.Count);
        Assert.All(names, name => Assert.Matches("^[a-z0-9_]{1,62}$", name));
        Assert.Empty(await index.Collections.Of("").OthersAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_lies_in_the_collection_of_another_tenant_is_not_its_own()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        var embedded = new Embedder(index.Embedder).RunAsync(new[] { TestChunk.Of("text") }.ToAsyncEnumerable().Chunk(1), TestContext.Current.CancellationToken);
        await new Indexer(index.Collections.Of("a"), new("b", "w1")).RunAsync(embedded, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await index.AllAsync("a"));
        Assert.Empty((await index.InventoriesOf("a").ReadAsync(new("a", "w1"), TestContext.Current.CancellationToken)).Gone);
        Assert.Equal(0, await index.EraserOf("a").EraseAsync(new IndexedWorkbook("a", "w1"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_last_store_chosen_is_the_one_in_use()
    {
        using var store = new TestVectorStore();
        var builder = new ExcelChatBuilder(new ServiceCollection());

        builder.UseVectorStore<TestVectorStore>().UseVectorStore(_ => new TestVectorStore()).UseVectorStore(store);

        using var services = builder.Services.BuildServiceProvider();
        Assert.Same(store, Assert.Single(services.GetServices<VectorStore>()));
    }
}
