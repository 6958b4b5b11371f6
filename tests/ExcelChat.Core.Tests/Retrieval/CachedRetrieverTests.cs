using ExcelChat.Chunks;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Chunks;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Indexing;
using ExcelChat.Embeddings;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Core.Tests.Retrieval;

public sealed class CachedRetrieverTests
{
    [Fact]
    public async Task The_same_query_is_searched_once_and_gives_the_same_passages()
    {
        using var store = new TestVectorStore();
        using var services = Build(builder => builder.UseVectorStore(store));
        await AddAsync(services, "sales of the north");

        var first = await FindAsync(services, "north");
        var second = await FindAsync(services, "north");

        Assert.Equal(Assert.Single(first), Assert.Single(second));
        Assert.Equal(1, store.Searches);
    }

    [Fact]
    public async Task What_is_indexed_after_a_search_is_found_by_the_next()
    {
        using var services = Build(builder => builder.UseInMemoryVectorStore());
        await AddAsync(services, "sales of the north");
        await FindAsync(services, "north");

        await AddAsync(services, "north again");

        Assert.Equal(2, (await FindAsync(services, "north")).Count);
    }

    [Fact]
    public async Task What_is_erased_after_a_search_is_found_no_more()
    {
        using var services = Build(builder => builder.UseInMemoryVectorStore());
        await AddAsync(services, "sales of the north");
        await FindAsync(services, "north");

        await new Eraser(services.GetRequiredService<ChunkCollections>().Of("")).EraseAsync(new IndexedWorkbook("", "w1"), TestContext.Current.CancellationToken);

        Assert.Empty(await FindAsync(services, "north"));
    }

    [Fact]
    public async Task Queries_that_differ_in_any_part_do_not_share_passages()
    {
        using var services = Build(builder => builder.UseInMemoryVectorStore());
        await AddAsync(services, "sales of the north");

        Assert.Single(await FindAsync(services, new RetrievalQuery { Text = "north" }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", Tenant = "other" }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", Sheet = "" }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", WorkbookIds = ["w2"] }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", Kinds = [ChunkKind.Formula] }));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(",")]
    public async Task Who_may_see_one_name_is_not_taken_for_who_may_see_its_parts(string separator)
    {
        using var services = Build(builder => builder.UseInMemoryVectorStore());
        await AddAsync(services, "sales of the north");
        var joined = $"Sheet1{separator}Sheet2";
        var books = $"w1{separator}w2";

        Assert.Single(await FindAsync(services, new RetrievalQuery { Text = "north", Access = new() { Sheets = ["Sheet1", "Sheet2"] } }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", Access = new() { Sheets = [joined] } }));
        Assert.Single(await FindAsync(services, new RetrievalQuery { Text = "north", Access = new() { WorkbookIds = ["w1", "w2"] } }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", Access = new() { WorkbookIds = [books] } }));
        Assert.Single(await FindAsync(services, new RetrievalQuery { Text = "north", WorkbookIds = ["w1", "w2"] }));
        Assert.Empty(await FindAsync(services, new RetrievalQuery { Text = "north", WorkbookIds = [books] }));
    }

    [Fact]
    public async Task What_another_process_indexes_is_found_where_the_log_of_events_is_shared()
    {
        var log = new InMemoryEventLog(1000);
        using var store = new InMemoryVectorStore();
        await using var reader = WorkbookChat.Create(b => b.UseVectorStore(store).Services.AddSingleton<EventLog>(log));
        await using var writer = WorkbookChat.Create(b => b.UseVectorStore(store).Services.AddSingleton<EventLog>(log));
        Assert.Empty(await reader.SearchAsync("stove", cancellationToken: TestContext.Current.CancellationToken));

        await writer.IngestAsync(SmallBook.Sales(), cancellationToken: TestContext.Current.CancellationToken);

        // Sooner than what was found before is forgotten by itself.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
        while ((await reader.SearchAsync("stove", cancellationToken: patience.Token)).Count == 0)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    [Fact]
    public void Without_a_vector_store_indexing_says_which_call_is_missing()
    {
        using var services = Build(_ => { });

        var error = Assert.Throws<ExcelChatConfigurationException>(() => services.GetRequiredService<WorkbookIndex>());

        Assert.Contains("UseVectorStore", error.Message);
    }

    private static ServiceProvider Build(Action<ExcelChatBuilder> configure)
    {
        var builder = new ExcelChatBuilder(new ServiceCollection());
        configure(builder);
        builder.AddFlow().AddEvents().AddResilience().AddCaching().AddTables().AddChunks().AddEmbeddings().AddIndexing().AddRetrieval();
        return builder.Services.BuildServiceProvider();
    }

    private static async Task AddAsync(ServiceProvider services, string text)
    {
        var batches = new[] { TestChunk.Of(text) }.ToAsyncEnumerable().Chunk(1);
        var embedded = services.GetRequiredService<Embedder>().RunAsync(batches, TestContext.Current.CancellationToken);
        await new Indexer(services.GetRequiredService<ChunkCollections>().Of(""), new("", "w1")).RunAsync(embedded, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);
    }

    private static Task<IReadOnlyList<Passage>> FindAsync(ServiceProvider services, string question) => FindAsync(services, new RetrievalQuery { Text = question });

    private static async Task<IReadOnlyList<Passage>> FindAsync(ServiceProvider services, RetrievalQuery query)
        => await services.GetRequiredService<Retriever>().RetrieveAsync(query, TestContext.Current.CancellationToken);
}
