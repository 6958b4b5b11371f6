using ExcelChat.Answers;
using ExcelChat.Answers.Conversations;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Events;
using ExcelChat.Shared;
using ExcelChat.Trust;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests;

/// <summary>What is left of a tenant that was removed, in stores that it shared with others.</summary>
public abstract class DroppedTenantTests : IDisposable
{
    private static readonly object?[][] Salaries = [["Name", "Salary"], ["Ada", 900], ["Grace", 800]];
    private static readonly TenantRemoval Nothing = new() { Workbooks = 0, Originals = 0, Chunks = 0, Conversations = 0 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_of_a_tenant_goes_and_nothing_of_another(bool isAnotherProcess)
    {
        TenantRemoval all;
        List<string> collections;
        await using (var before = Chat())
        {
            await FillAsync(before.ForTenant("b"));
            collections = await CollectionsAsync();
            all = await FillAsync(before.ForTenant("a"));
            if (!isAnotherProcess)
            {
                Assert.Equal(all, await before.ForTenant("a").DropTenantAsync(Cancel));
                await AssertIsGoneAsync(before.ForTenant("a"));
                Assert.Equal(2, before.ForTenant("b").Workbooks.Count);
            }
        }

        await using var host = Chat();
        Assert.Equal(isAnotherProcess ? all : Nothing, await host.ForTenant("a").DropTenantAsync(Cancel));
        Assert.Equal(Nothing, await host.ForTenant("a").DropTenantAsync(Cancel));
        Assert.Equal(Nothing, await host.DropTenantAsync(Cancel));

        Assert.Equal(collections, await CollectionsAsync());
        await AssertIsGoneAsync(host.ForTenant("a"));
        var b = host.ForTenant("b");
        Assert.Equal(2, (await b.ReopenAsync(cancellationToken: Cancel)).Workbooks.Count(result => result is { NewChunks: 0, Chunks: > 0 }));
        Assert.NotEmpty(await b.SearchAsync("stove", cancellationToken: Cancel));
        Assert.Single(await b.Conversations.ListAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_index_of_another_model_goes_too_and_the_tenant_may_begin_anew()
    {
        await using var older = Chat();
        var held = await FillAsync(older.ForTenant("a"));
        await using (var newer = Chat(b => b.UseEmbeddingGenerator(new TinyGenerator())))
        {
            Assert.Equal(held.Chunks, await newer.ForTenant("a").RebuildIndexAsync(cancellationToken: Cancel));
        }

        var a = older.ForTenant("a");
        Assert.Equal(2 * held.Chunks, (await a.DropTenantAsync(Cancel)).Chunks);
        Assert.Empty(await CollectionsAsync());

        var again = await a.IngestAsync(SmallBook.Sales(), cancellationToken: Cancel);
        Assert.Equal(again.Chunks, again.NewChunks);
        Assert.NotEmpty(await a.SearchAsync("stove", cancellationToken: Cancel));
        Assert.Equal([again.Workbook], a.Workbooks);
    }

    [Fact]
    public async Task A_removal_that_broke_in_the_middle_is_finished_by_another_call()
    {
        var faults = new Faults { IsBroken = true };
        var store = new WorkbookStoreWithFaults(faults);
        TenantRemoval all, left;
        await using (var before = Chat(b => b.UseWorkbookStore(_ => store)))
        {
            all = await FillAsync(before.ForTenant("a"));
            await Assert.ThrowsAsync<ExcelChatException>(() => before.ForTenant("a").DropTenantAsync(Cancel));
        }

        faults.IsBroken = false;
        await using var host = Chat(b => b.UseWorkbookStore(_ => store));
        left = await host.ForTenant("a").DropTenantAsync(Cancel);

        Assert.Equal(all with { Chunks = 0, Workbooks = 1, Originals = 1 }, left);
        await AssertIsGoneAsync(host.ForTenant("a"));
        Assert.Empty(await CollectionsAsync());
    }

    [Fact]
    public async Task Each_workbook_is_said_to_be_gone_and_a_chat_that_sees_a_part_removes_nothing()
    {
        List<FileRemoved> heard = [];
        await using (var host = Chat(b => b.OnEvent<FileRemoved>((e, _) =>
        {
            heard.Add(e);
            return default;
        })))
        {
            var a = host.ForTenant("a");
            await FillAsync(a);
            await Assert.ThrowsAsync<ExcelChatException>(() => a.WithAccess(new() { Sheets = ["Sales"] }).DropTenantAsync(Cancel));
            Assert.Equal(2, a.Workbooks.Count);
            await a.DropTenantAsync(Cancel);
        }

        Assert.Equal(["a", "a"], heard.Select(e => e.Tenant));
        Assert.Equal(2, heard.Select(e => e.FileId).Distinct().Count());
    }

    /// <summary>Has a chat use the stores of this test, which outlive it.</summary>
    protected abstract void Use(ExcelChatBuilder builder);

    /// <summary>The vector store of this test.</summary>
    protected abstract VectorStore OpenIndex();

    protected abstract void Dispose(bool disposing);

    private static async Task<TenantRemoval> FillAsync(WorkbookChat chat)
    {
        var sales = await chat.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Cancel);
        var staff = await chat.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Cancel);
        await chat.StartConversation().AskAsync("What is the total revenue?", Cancel).ToAnswerAsync(Cancel);
        return new() { Workbooks = 2, Originals = 2, Chunks = sales.Chunks + staff.Chunks, Conversations = 1 };
    }

    private static async Task AssertIsGoneAsync(WorkbookChat chat)
    {
        Assert.Empty(chat.Workbooks);
        Assert.Empty(await chat.Conversations.ListAsync(Cancel).ToListAsync(Cancel));
        Assert.Empty((await chat.ReopenAsync(cancellationToken: Cancel)).Workbooks);
        await Assert.ThrowsAsync<ExcelChatException>(async () => await chat.AskAsync("What is the total revenue?", Cancel).ToAnswerAsync(Cancel));
    }

    private async Task<List<string>> CollectionsAsync()
    {
        var index = OpenIndex();
        return await index.ListCollectionNamesAsync(Cancel).Order().ToListAsync(Cancel);
    }

    private WorkbookChat Chat(Action<ExcelChatBuilder>? change = null) => WorkbookChat.Create(b =>
    {
        Use(b);
        change?.Invoke(b);
    });

    private sealed class Faults
    {
        public bool IsBroken { get; set; }
    }

    /// <summary>Loses its connection after the first deletion.</summary>
    private sealed class WorkbookStoreWithFaults(Faults faults) : WorkbookStore
    {
        private readonly InMemoryWorkbookStore _kept = new();
        private int _deleted;

        public override ValueTask<StoredWorkbook> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default) => _kept.SaveAsync(tenant, source, cancellationToken);

        public override ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default) => _kept.CompleteAsync(tenant, version, cancellationToken);

        public override ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default) => _kept.OpenAsync(tenant, id, cancellationToken);

        public override IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default) => _kept.ListAsync(tenant, cancellationToken);

        public override ValueTask<bool> DeleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
            => faults.IsBroken && ++_deleted > 1 ? throw new IOException("The connection is lost.") : _kept.DeleteAsync(tenant, version, cancellationToken);
    }

    private sealed class TinyGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
            => Task.FromResult<GeneratedEmbeddings<Embedding<float>>>(new(values.Select(text => new Embedding<float>(new[] { text.Length, 0f, 0f, 1f }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, "tiny", 4) : null;

        public void Dispose()
        {
        }
    }
}
