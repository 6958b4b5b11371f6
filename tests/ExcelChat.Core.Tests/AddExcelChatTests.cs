using ExcelChat.Answers;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Shared;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Core.Tests;

public sealed class AddExcelChatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_alone_answers_offline()
    {
        await using var provider = new ServiceCollection().AddExcelChat().Services.BuildServiceProvider();
        var chat = provider.GetRequiredService<WorkbookChat>();

        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        var answer = await chat.AskAsync("What is the total revenue?", Token).ToAnswerAsync(Token);

        Assert.Equal(355, Assert.Single(answer.Values).Value.Number);
    }

    [Fact]
    public async Task Its_options_are_those_of_answers()
    {
        await using var provider = new ServiceCollection().AddExcelChat(o => o.MaxRowsInText = 1).Services.BuildServiceProvider();
        var chat = provider.GetRequiredService<WorkbookChat>();
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        var answer = await chat.AskAsync("total revenue by region", Token).ToAnswerAsync(Token);

        Assert.Contains("and 2 more", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_that_is_disposed_without_await_disposes_the_chat_too()
    {
        var provider = new ServiceCollection().AddExcelChat().Services.BuildServiceProvider();
        _ = provider.GetRequiredService<WorkbookChat>();

        provider.Dispose();
    }

    [Fact]
    public async Task A_chat_without_a_container_disposes_what_it_owns()
    {
        var client = new ScriptedChatClient("1");
        var chat = WorkbookChat.Create(b => b.UseChatClient(_ => client));
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        Assert.False(client.Disposed);

        await chat.DisposeAsync();
        await chat.DisposeAsync();

        Assert.True(client.Disposed);
    }

    [Fact]
    public async Task A_chat_of_a_container_leaves_the_other_parts_to_it()
    {
        var client = new ScriptedChatClient("1");
        await using var provider = new ServiceCollection().AddExcelChat().UseChatClient(_ => client).Services.BuildServiceProvider();

        await provider.GetRequiredService<WorkbookChat>().DisposeAsync();

        Assert.False(client.Disposed);
    }

    [Fact]
    public void A_chat_client_that_cannot_be_built_is_a_mistake_of_configuration()
    {
        var error = Assert.Throws<ExcelChatConfigurationException>(() => WorkbookChat.Create(b => b.UseChatClient<ClientOfAnEndpoint>()));

        Assert.Contains(nameof(Uri), error.Message, StringComparison.Ordinal);
        Assert.Contains("Register", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_is_said_by_a_container_of_the_hosts()
    {
        using var provider = new ServiceCollection().AddExcelChat().UseChatClient<ClientOfAnEndpoint>().Services.BuildServiceProvider();

        Assert.Throws<ExcelChatConfigurationException>(provider.GetRequiredService<WorkbookChat>);
    }

    [Fact]
    public void An_option_out_of_range_is_refused_when_the_chat_is_made()
    {
        var error = Assert.Throws<ExcelChatConfigurationException>(() => WorkbookChat.Create(b => b.UseAnswers(o => o.MinimumConfidence = 2)));

        Assert.Contains(nameof(AnswerOptions.MinimumConfidence), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_subscribers_of_one_name_are_refused_when_the_chat_is_made()
        => Assert.Throws<ExcelChatConfigurationException>(() => WorkbookChat.Create(b => b
            .OnEvent<ExcelChatEvent>((_, _) => default, "audit")
            .OnEvent<ExcelChatEvent>((_, _) => default, "audit")));

    [Fact]
    public async Task What_happens_is_told_in_order()
    {
        var events = await EventsAsync(
            b => b.UseInMemoryVectorStore(),
            async chat =>
            {
                var id = (await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Workbook.Id;
                await chat.AskAsync("What is the total revenue?", Token).ToAnswerAsync(Token);
                await chat.RemoveAsync(id, Token);
            });

        Assert.Equal(
            [typeof(FileUploaded), typeof(FileProcessed), typeof(DocumentsIndexed), typeof(QueryIntentAnalyzed), typeof(ResponseGenerationStarted), typeof(ResponseChunkGenerated), typeof(ResponseCompleted), typeof(FileRemoved)],
            events.Select(e => e.GetType()).Where(t => t.Name is not (nameof(ChunkBatchReady) or nameof(ChunkBatchIndexed) or nameof(EmbeddingGenerationStarted))));
        var indexed = events.OfType<DocumentsIndexed>().Single();
        Assert.True(indexed.DocumentCount > 0);
        Assert.Equal(indexed.DocumentCount, events.OfType<FileProcessed>().Single().ChunkCount);
        Assert.Equal(indexed.DocumentCount, events.OfType<FileRemoved>().Single().DocumentCount);
        Assert.Single(events.Select(e => e switch
        {
            FileUploaded u => u.FileId,
            FileProcessed p => p.FileId,
            DocumentsIndexed d => d.FileId,
            FileRemoved r => r.FileId,
            _ => indexed.FileId,
        }).Distinct());
        Assert.Equal(events.OfType<QueryIntentAnalyzed>().Single().QueryId, events.OfType<ResponseCompleted>().Single().RequestId);
        Assert.False(events.OfType<ResponseCompleted>().Single().IsAbstention);
    }

    [Fact]
    public async Task Each_batch_is_told_of_as_ready_as_being_embedded_and_as_indexed()
    {
        IngestionResult? result = null;
        object?[][] rows = [["Name", "Amount"], .. Enumerable.Range(0, 20_000).Select(i => new object?[] { $"name {i}", i })];

        var events = await EventsAsync(
            b => b.UseInMemoryVectorStore().UseBatching(o => (o.CalmSize, o.MediumSize, o.BusySize) = (30, 30, 30)),
            async chat => result = await chat.IngestAsync(SmallBook.Of("names.xlsx", ("Names", rows)), cancellationToken: Token));

        var ready = events.OfType<ChunkBatchReady>().ToArray();
        var started = events.OfType<EmbeddingGenerationStarted>().ToDictionary(e => e.BatchId);
        var indexed = events.OfType<ChunkBatchIndexed>().ToArray();
        Assert.True(ready.Length > 4);
        Assert.Equal([.. Enumerable.Repeat(false, ready.Length - 1), true], ready.Select(e => e.IsFinalBatch));
        Assert.Equal(result!.Chunks, ready.SelectMany(e => e.ChunkIds).Distinct().Count());
        Assert.Equal(ready.Select(e => (e.BatchId, e.FileId, e.ChunkIds.Count)), indexed.Select(e => (e.BatchId, e.FileId, e.ChunkCount)));
        Assert.All(ready, e => Assert.Equal((result.Workbook.Id, e.ChunkIds.Count), (started[e.BatchId].FileId, started[e.BatchId].ChunkCount)));
        Assert.Null(started[ready[0].BatchId].EstimatedTime);
        Assert.All(ready, e => Assert.True(IndexOf(e) < IndexOf(started[e.BatchId]) && IndexOf(started[e.BatchId]) < IndexOf(indexed.Single(i => i.BatchId == e.BatchId))));
        Assert.True(IndexOf(indexed[^1]) < IndexOf(events.OfType<FileProcessed>().Single()));

        int IndexOf(ExcelChatEvent e) => events.ToList().IndexOf(e);
    }

    [Fact]
    public async Task A_broken_file_is_told_of()
    {
        var events = await EventsAsync(null, chat => Assert.ThrowsAsync<WorkbookException>(
            () => chat.IngestAsync(WorkbookSource.FromBytes("broken.xlsx", [0x50, 0x4B, 3, 4, 0, 0]), cancellationToken: Token)));

        var uploaded = Assert.IsType<FileUploaded>(events[0]);
        var failed = Assert.IsType<IngestionFailed>(events[1]);
        Assert.Equal(2, events.Count);
        Assert.Equal("broken.xlsx", uploaded.FileName);
        Assert.Equal((uploaded.FileId, nameof(WorkbookProblem.Damaged)), (failed.FileId, failed.Reason));
    }

    [Fact]
    public async Task An_index_that_fails_is_told_of_whatever_the_error()
    {
        using var generator = new TestEmbeddingGenerator { SaidDimensions = 5 };

        var events = await EventsAsync(
            b => b.UseInMemoryVectorStore().UseEmbeddingGenerator(generator),
            async chat =>
            {
                await Assert.ThrowsAnyAsync<Exception>(() => chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token));
                Assert.Empty(chat.Workbooks);
            });

        Assert.Equal("index", Assert.Single(events.OfType<IngestionFailed>()).Stage);
    }

    [Fact]
    public async Task A_generator_that_breaks_is_told_of_too()
    {
        var events = await EventsAsync(
            b => b.UseInMemoryVectorStore().UseEmbeddingGenerator(_ => new BrokenGenerator()),
            chat => Assert.ThrowsAsync<InvalidOperationException>(() => chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token)));

        Assert.Equal(nameof(InvalidOperationException), Assert.Single(events.OfType<IngestionFailed>()).Reason);
    }

    [Fact]
    public async Task A_broken_sheet_is_told_of_and_the_file_is_processed()
    {
        var events = await EventsAsync(null, chat => chat.IngestAsync(WorkbookChatTests.HalfBroken(), cancellationToken: Token));

        Assert.Equal([typeof(FileUploaded), typeof(SheetFailed), typeof(FileProcessed)], events.Select(e => e.GetType()));
        Assert.Equal("Torn", events.OfType<SheetFailed>().Single().Sheet);
        Assert.Equal((2, 1), (events.OfType<FileProcessed>().Single().SheetCount, events.OfType<FileProcessed>().Single().TableCount));
    }

    [Fact]
    public async Task A_replaced_file_is_told_of_as_removed()
    {
        var first = "";
        var events = await EventsAsync(null, async chat =>
        {
            first = (await chat.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token)).Workbook.Id;
            await chat.IngestAsync(SmallBook.Of("sales.xlsx", ("Sales", [["Region", "Revenue"], ["North", 1], ["South", 2]])).WithKey("sales"), cancellationToken: Token);
        });

        Assert.Equal(first, Assert.Single(events.OfType<FileRemoved>()).FileId);
    }

    [Fact]
    public async Task An_abstention_is_told_of_as_one()
    {
        var events = await EventsAsync(b => b.UseQuestionPlanner<Answers.UnsurePlanner>(), async chat =>
        {
            await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
            await chat.AskAsync("revenue", Token).ToAnswerAsync(Token);
        });

        Assert.True(events.OfType<ResponseCompleted>().Single().IsAbstention);
    }

    private static async Task<List<ExcelChatEvent>> EventsAsync(Action<ExcelChatBuilder>? configure, Func<WorkbookChat, Task> act)
    {
        var events = new List<ExcelChatEvent>();
        var chat = WorkbookChat.Create(b =>
        {
            b.OnEvent<ExcelChatEvent>((happened, _) =>
            {
                events.Add(happened);
                return ValueTask.CompletedTask;
            });
            configure?.Invoke(b);
        });
        await act(chat);
        await chat.DisposeAsync();
        return events;
    }

    private sealed class BrokenGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException("The model's file is corrupt.");

        public object? GetService(Type serviceType, object? serviceKey = null)
            => serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, "broken", 4) : null;

        public void Dispose()
        {
        }
    }

    /// <summary>A client whose endpoint nobody registered.</summary>
    private sealed class ClientOfAnEndpoint(Uri endpoint) : IChatClient
    {
        public Uri Endpoint => endpoint;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
