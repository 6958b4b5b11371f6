using ExcelChat.Chunks;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Embeddings;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Shared;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Indexing;

public sealed class IndexKeeperTests : IDisposable
{
    private readonly InMemoryVectorStore _store = new();
    private readonly LexicalEmbeddingGenerator _older = new();
    private readonly LexicalEmbeddingGenerator _newer = new(dimensions: 512);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _older.Dispose();
        _newer.Dispose();
    }

    [Fact]
    public async Task The_statistics_say_what_is_there_of_each_kind_and_by_which_model()
    {
        await using var chat = Chat(_older);
        var empty = await chat.CountIndexAsync(Token);
        var result = await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        var full = await chat.CountIndexAsync(Token);

        Assert.Equal(0, empty.Chunks);
        Assert.Equal((result.Chunks, 384, "lexical-1"), ((int)full.Chunks, full.Dimensions, full.Model));
        Assert.Equal([ChunkKind.Header, ChunkKind.Data, ChunkKind.Values], full.ChunksByKind.Keys.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_optimised_index_answers_as_before_and_says_so(bool offersMaintenance)
    {
        List<IndexOptimized> heard = [];
        using var plain = new TestVectorStore();
        await using (var chat = WorkbookChat.Create(b => b
            .UseVectorStore(offersMaintenance ? _store : plain)
            .OnEvent<IndexOptimized>((e, _) =>
            {
                heard.Add(e);
                return default;
            })))
        {
            await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
            var found = (await chat.SearchAsync("stove", cancellationToken: Token)).Select(p => p.Id).ToArray();

            var optimized = await chat.OptimizeIndexAsync(Token);

            Assert.Equal((await chat.CountIndexAsync(Token)).Collection, optimized.CollectionId);
            Assert.True(optimized.PerformanceImprovement > 0);
            Assert.Equal(found, (await chat.SearchAsync("stove", cancellationToken: Token)).Select(p => p.Id));
        }

        Assert.Single(heard);
    }

    [Fact]
    public async Task Arranging_an_index_may_take_longer_than_a_call_and_stops_when_the_caller_says()
    {
        using var store = new TestVectorStore { BuildIndexes = token => token.CanBeCanceled ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask };
        await using var chat = WorkbookChat.Create(b => b.UseVectorStore(store));
        using var cancellation = new CancellationTokenSource();

        Assert.True((await chat.OptimizeIndexAsync(CancellationToken.None)).PerformanceImprovement > 0);
        store.BuildIndexes = token =>
        {
            cancellation.Cancel();
            return Task.Delay(Timeout.Infinite, token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.OptimizeIndexAsync(cancellation.Token));
    }

    [Fact]
    public async Task An_index_is_rebuilt_for_another_model_while_the_older_one_answers_and_then_goes()
    {
        await using var older = Chat(_older);
        var ingested = await older.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        await using var newer = Chat(_newer);
        Assert.Empty(await newer.SearchAsync("stove", cancellationToken: Token));

        var written = await newer.RebuildIndexAsync(cancellationToken: Token);

        Assert.Equal(ingested.Chunks, written);
        Assert.Equal(ingested.Chunks, (await newer.CountIndexAsync(Token)).Chunks);
        Assert.Equal(0, await newer.RebuildIndexAsync(cancellationToken: Token));
        Assert.Equal(await TextsAsync(older), await TextsAsync(newer));
        Assert.Equal([(await older.CountIndexAsync(Token)).Collection], await newer.DropOtherIndexesAsync(Token));
        Assert.Equal(ingested.Chunks, (await TextsAsync(newer)).Length);
        Assert.Equal(0, (await newer.IngestAsync(SmallBook.Sales(), cancellationToken: Token)).NewChunks);
    }

    [Fact]
    public async Task A_rebuilding_that_breaks_off_goes_on_where_it_ended()
    {
        await using var older = Chat(_older);
        await older.IngestAsync(SmallBook.Of("a.xlsx", ("A", [.. Enumerable.Range(0, 4000).Select(i => new object?[] { $"name {i}", i })])), cancellationToken: Token);
        var all = (await older.CountIndexAsync(Token)).Chunks;
        using var generator = new TestEmbeddingGenerator();
        await using var newer = Chat(generator);
        using var cancellation = new CancellationTokenSource();
        generator.AtCall = call => _ = call < 2 ? Task.CompletedTask : cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => newer.RebuildIndexAsync(cancellationToken: cancellation.Token));
        generator.AtCall = null;

        var rest = await newer.RebuildIndexAsync(cancellationToken: Token);

        Assert.InRange(rest, 1, all - 1);
        Assert.Equal(all, (await newer.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task A_second_rebuilding_follows_the_older_index_but_for_what_was_ingested_since()
    {
        await using var older = Chat(_older);
        await using var newer = Chat(_newer);
        await older.IngestAsync(Book("moved", "a", "b"), cancellationToken: Token);
        await older.IngestAsync(Book("shrunk", "a", "b"), cancellationToken: Token);
        await older.IngestAsync(Book("gone", "a"), cancellationToken: Token);
        await newer.RebuildIndexAsync(cancellationToken: Token);

        await newer.IngestAsync(Book("moved", "a"), cancellationToken: Token);
        var shrunk = await older.IngestAsync(Book("shrunk", "a"), cancellationToken: Token);
        await older.RemoveAsync(older.Workbooks.Single(workbook => workbook.FileName == "gone.xlsx").Id, Token);
        await newer.RebuildIndexAsync(cancellationToken: Token);

        Assert.True(shrunk.RemovedChunks > 0);
        Assert.Equal(["moved.xlsx a", "shrunk.xlsx a"], await SheetsAsync(newer));
        Assert.Equal(["moved.xlsx a", "moved.xlsx b", "shrunk.xlsx a"], await SheetsAsync(older));
    }

    [Fact]
    public async Task What_is_removed_does_not_come_back_from_another_models_index()
    {
        await using var older = Chat(_older);
        await older.IngestAsync(Book("book", "a"), cancellationToken: Token);
        await using var newer = Chat(_newer);
        await newer.RebuildIndexAsync(cancellationToken: Token);
        var id = (await newer.SearchAsync("stove", cancellationToken: Token))[0].WorkbookId;

        await newer.RemoveAsync(id, Token);

        Assert.Equal(0, await newer.RebuildIndexAsync(cancellationToken: Token));
        Assert.Empty(await SheetsAsync(older));
    }

    [Fact]
    public async Task Of_several_older_indexes_the_host_names_one()
    {
        using var third = new LexicalEmbeddingGenerator(dimensions: 256);
        await using var older = Chat(_older);
        await using var other = Chat(third);
        await using var newer = Chat(_newer);
        await older.IngestAsync(Book("wanted", "a"), cancellationToken: Token);
        await other.IngestAsync(Book("other", "a"), cancellationToken: Token);
        var source = (await older.CountIndexAsync(Token)).Collection;

        var ambiguous = await Assert.ThrowsAsync<ExcelChatException>(() => newer.RebuildIndexAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ExcelChatException>(() => newer.RebuildIndexAsync("excelchat_none", Token));
        await newer.RebuildIndexAsync(source, Token);

        Assert.Contains(source, ambiguous.Message);
        Assert.Equal(["wanted.xlsx a"], await SheetsAsync(newer));
    }

    [Fact]
    public async Task Collections_of_others_are_left_alone()
    {
        await using var chat = Chat(_older);
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        using var foreign = _store.GetDynamicCollection("products", ChunkRecord.Definition(384));
        await foreign.EnsureCollectionExistsAsync(Token);

        Assert.Equal(0, await chat.RebuildIndexAsync(cancellationToken: Token));
        Assert.Empty(await chat.DropOtherIndexesAsync(Token));
        Assert.True(await _store.CollectionExistsAsync("products", Token));
    }

    [Fact]
    public async Task Without_a_store_there_is_nothing_to_look_after()
    {
        await using var chat = WorkbookChat.Create();

        await Assert.ThrowsAsync<ExcelChatConfigurationException>(() => chat.CountIndexAsync(Token));
    }

    private static async Task<string[]> TextsAsync(WorkbookChat chat)
        => [.. (await chat.SearchAsync("stove", 1000, Token)).Select(p => p.Text).Order(StringComparer.Ordinal)];

    /// <summary>The files and sheets that the index holds.</summary>
    private static async Task<string[]> SheetsAsync(WorkbookChat chat)
        => [.. (await chat.SearchAsync("stove", 1000, Token)).Select(p => $"{p.FileName} {p.Sheet}").Distinct().Order(StringComparer.Ordinal)];

    private static WorkbookSource Book(string name, params string[] sheets)
        => SmallBook.Of($"{name}.xlsx", [.. sheets.Select(sheet => (sheet, (object?[][])[["Product", "Of"], ["Stove", $"{name} {sheet}"]]))]).WithKey(name);

    private WorkbookChat Chat(IEmbeddingGenerator<string, Embedding<float>> generator)
        => WorkbookChat.Create(b => b.UseVectorStore(_store).UseEmbeddingGenerator(generator));
}
