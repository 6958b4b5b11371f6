using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Events;
using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests;

/// <summary>
/// What becomes of kept bytes when ingestions meet, break off or are refused. Two chats over the same stores are two processes; what one does in a pause of the other's store happens in
/// between. X is the workbook of sales, Y that of staff.
/// </summary>
public sealed class OriginalsTogetherTests : IDisposable
{
    private readonly InMemoryVectorStore _index = new();
    private readonly InMemoryWorkbookStore _originals = new();
    private readonly TestEmbeddingGenerator _generator = new();
    private readonly WorkbookStoreWithPauses _pauses;
    private readonly List<ExcelChatEvent> _heard = [];

    public OriginalsTogetherTests() => _pauses = new(_originals);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WorkbookSource X => SmallBook.Sales();

    private static WorkbookSource Y => SmallBook.Of("staff.xlsx", ("Staff", [["Name", "Salary"], ["Ada", 900], ["Grace", 800]]));

    public void Dispose()
    {
        _index.Dispose();
        _generator.Dispose();
    }

    [Fact]
    public async Task Bytes_that_come_in_as_another_file_while_a_newer_version_replaces_them_are_kept_as_that_file()
    {
        await using (var chat = PausingChat())
        await using (var other = Chat())
        {
            await chat.IngestAsync(X.WithKey("a"), cancellationToken: Token);
            Once(completing => _pauses.Completing = completing, () => other.IngestAsync(X.WithKey("b"), cancellationToken: Token));
            await chat.IngestAsync(Y.WithKey("a"), cancellationToken: Token);
        }

        Assert.Equal(["a staff.xlsx", "b sales.xlsx"], await KeptAsync());
        await using var after = Chat();
        Assert.Equal(2, (await after.ReopenAsync(cancellationToken: Token)).Workbooks.Count);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task What_one_process_refuses_another_that_took_it_in_meanwhile_keeps(string key)
    {
        await using (var chat = Chat())
        await using (var strict = PausingChat(b => b.UseWorkbookLimits(new() { MaxCells = 10 })))
        {
            Once(deleting => _pauses.Deleting = deleting, () => chat.IngestAsync(X.WithKey(key), cancellationToken: Token));
            await Assert.ThrowsAsync<WorkbookException>(() => strict.IngestAsync(X.WithKey("a"), cancellationToken: Token));
        }

        Assert.Equal([$"{key} sales.xlsx"], await KeptAsync());
        await using var after = Chat();
        Assert.Single((await after.ReopenAsync(cancellationToken: Token)).Workbooks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_removed_workbook_does_not_come_back_after_its_bytes_could_not_be_ingested_as_another_file(bool isCancelled)
    {
        await using (var chat = Chat())
        {
            var id = (await chat.IngestAsync(X.WithKey("a"), cancellationToken: Token)).Workbook.Id;
            await BreakOffAsync(chat, X.WithKey("b"), isCancelled);
            Assert.Equal(isCancelled ? ["a sales.xlsx", "b sales.xlsx (incoming)"] : ["a sales.xlsx"], await KeptAsync());

            Assert.True(await chat.RemoveAsync(id, Token));
            Assert.False(await chat.RemoveAsync(id, Token));
            Assert.Equal(0, (await chat.CountIndexAsync(Token)).Chunks);
        }

        Assert.Empty(await KeptAsync());
        await using var after = Chat();
        Assert.Empty((await after.ReopenAsync(cancellationToken: Token)).Workbooks);
    }

    [Fact]
    public async Task To_remove_a_version_that_did_not_come_in_does_not_remove_the_one_that_is_in()
    {
        await using var chat = Chat();
        var former = await chat.IngestAsync(Y.WithKey("a"), cancellationToken: Token);
        await BreakOffAsync(chat, X.WithKey("a"), isCancelled: true);

        Assert.True(await chat.RemoveAsync((await X.IdentifyAsync(Token)).Id, Token));

        Assert.Equal(["a staff.xlsx"], await KeptAsync());
        Assert.Equal([former.Workbook], chat.Workbooks);
    }

    [Fact]
    public async Task The_text_of_a_workbook_goes_that_came_in_as_another_file_before_the_process_began()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(X.WithKey("/data/a.xlsx"), cancellationToken: Token);
        }

        await using var chat = Chat();
        var moved = await chat.IngestAsync(X.WithKey("/archive/a.xlsx"), cancellationToken: Token);

        Assert.Equal(moved.Chunks, (await chat.CountIndexAsync(Token)).Chunks);
        Assert.Equal(["/archive/a.xlsx sales.xlsx"], await KeptAsync());
        Assert.True(await chat.RemoveAsync(moved.Workbook.Id, Token));
        Assert.Equal(0, (await chat.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task What_a_store_fails_to_forget_of_a_former_file_the_next_ingestion_does()
    {
        await using var chat = PausingChat();
        await chat.IngestAsync(X.WithKey("a"), cancellationToken: Token);
        Once(deleting => _pauses.Deleting = deleting, () => throw new IOException("The disk is full."));
        var moved = await chat.IngestAsync(X.WithKey("b"), cancellationToken: Token);
        Assert.Equal(["a sales.xlsx", "b sales.xlsx"], await KeptAsync());
        Assert.Empty((await chat.ReopenAsync(cancellationToken: Token)).Workbooks);

        await chat.IngestAsync(X.WithKey("b"), cancellationToken: Token);

        Assert.Equal(["b sales.xlsx"], await KeptAsync());
        Assert.Equal(moved.Chunks, (await chat.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task A_file_whose_bytes_came_in_as_another_keeps_a_version_of_its_own()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(Y.WithKey("a"), cancellationToken: Token);
            await BreakOffAsync(before, X.WithKey("a"), isCancelled: true);
        }

        await using var chat = Chat();
        await chat.IngestAsync(X.WithKey("b"), cancellationToken: Token);

        Assert.Equal(["a staff.xlsx", "b sales.xlsx"], await KeptAsync());
        Assert.Equal(0, Assert.Single((await chat.ReopenAsync(cancellationToken: Token)).Workbooks).NewChunks);
    }

    [Fact]
    public async Task Of_two_versions_that_two_processes_take_in_at_once_one_is_kept()
    {
        await _originals.SaveAsync(null, X.WithKey("a"), Token);
        await _originals.SaveAsync(null, Y.WithKey("a"), Token);
        await using var first = PausingChat();
        await using var second = Chat();
        Once(completing => _pauses.Completing = completing, () => second.IngestAsync(Y.WithKey("a"), cancellationToken: Token));

        await first.IngestAsync(X.WithKey("a"), cancellationToken: Token);

        Assert.Equal(["a staff.xlsx"], await KeptAsync());
        await first.ReopenAsync(cancellationToken: Token);
        Assert.Equal(second.Workbooks, first.Workbooks);
    }

    [Fact]
    public async Task An_ingestion_that_the_log_does_not_hear_of_keeps_nothing()
    {
        await using var chat = Chat(b => b.UseEventLog<BrokenLog>());

        await Assert.ThrowsAsync<IOException>(() => chat.IngestAsync(X, cancellationToken: Token));

        Assert.Empty(await KeptAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_in_also_when_the_store_fails_to_forget_the_version_before_it_and_the_next_reopening_does(bool isSameProcess)
    {
        await using (var chat = PausingChat(Hear))
        {
            var older = await chat.IngestAsync(X.WithKey("a"), cancellationToken: Token);
            Once(completing => _pauses.Completing = completing, () => throw new IOException("The disk is full."));
            var newer = await chat.IngestAsync(Y.WithKey("a"), cancellationToken: Token);
            Assert.Equal([newer.Workbook], chat.Workbooks);
            Assert.Equal(["a sales.xlsx", "a staff.xlsx (incoming)"], await KeptAsync());
            if (isSameProcess)
            {
                Assert.Empty((await chat.ReopenAsync(cancellationToken: Token)).Workbooks);
            }
        }

        Assert.Equal((await X.IdentifyAsync(Token)).Id, Assert.Single(_heard.OfType<FileRemoved>()).FileId);
        Assert.Empty(_heard.OfType<IngestionFailed>());
        await using var after = Chat();
        await after.ReopenAsync(cancellationToken: Token);
        Assert.Equal(["a staff.xlsx"], await KeptAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_refused_after_it_was_cancelled_is_not_kept(bool isSameProcess)
    {
        await using var chat = Chat();
        await using var next = Chat();
        await BreakOffAsync(chat, X.WithKey("a"), isCancelled: true);
        Assert.Equal(["a sales.xlsx (incoming)"], await KeptAsync());

        await BreakOffAsync(isSameProcess ? chat : next, X.WithKey("a"), isCancelled: false);

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task A_workbook_that_is_in_is_kept_when_a_later_ingestion_of_it_fails()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(X.WithKey("a"), cancellationToken: Token);
        }

        await using var strict = Chat(b => b.UseWorkbookLimits(new() { MaxCells = 10 }));
        await Assert.ThrowsAsync<WorkbookException>(() => strict.IngestAsync(X.WithKey("a"), cancellationToken: Token));

        Assert.Equal(["a sales.xlsx"], await KeptAsync());
    }

    [Fact]
    public async Task A_file_that_is_written_to_while_it_is_read_is_refused_and_not_kept()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        try
        {
            await File.WriteAllTextAsync(path, "Region,Revenue\nNorth,200\n", Token);
            await using var chat = PausingChat();
            Once(saved => _pauses.Saved = saved, () => File.WriteAllTextAsync(path, "Region,Revenue\nNorth,999\n", Token));

            var refused = await Assert.ThrowsAsync<WorkbookException>(() => chat.IngestAsync(WorkbookSource.FromFile(path), cancellationToken: Token));

            Assert.Contains("changed", refused.Message, StringComparison.Ordinal);
            Assert.Empty(await KeptAsync());
            Assert.Empty(chat.Workbooks);
            await chat.IngestAsync(WorkbookSource.FromFile(path), cancellationToken: Token);
            Assert.Equal(chat.Workbooks, await _originals.ListAsync(null, Token).Select(version => version.Workbook).ToListAsync(Token));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private WorkbookChat Chat(Action<ExcelChatBuilder>? change = null) => Chat(_originals, change);

    private WorkbookChat PausingChat(Action<ExcelChatBuilder>? change = null) => Chat(_pauses, change);

    private WorkbookChat Chat(WorkbookStore store, Action<ExcelChatBuilder>? change) => WorkbookChat.Create(b =>
    {
        b.UseVectorStore(_index).UseWorkbookStore(_ => store).UseEmbeddingGenerator(_generator);
        change?.Invoke(b);
    });

    private void Hear(ExcelChatBuilder builder) => builder.OnEvent<ExcelChatEvent>((e, _) =>
    {
        _heard.Add(e);
        return default;
    });

    /// <summary>Ingests a file whose embedding is cancelled or fails.</summary>
    private async Task BreakOffAsync(WorkbookChat chat, WorkbookSource source, bool isCancelled)
    {
        using var stop = new CancellationTokenSource();
        _generator.AtCall = _ =>
        {
            if (!isCancelled)
            {
                throw new InvalidOperationException("The model is gone.");
            }

            stop.Cancel();
        };
        var error = await Assert.ThrowsAnyAsync<Exception>(() => chat.IngestAsync(source, cancellationToken: stop.Token));
        Assert.Equal(isCancelled, error is OperationCanceledException);
        _generator.AtCall = null;
    }

    /// <summary>Sets a pause that is over before what is done in it begins.</summary>
    private static void Once(Action<Func<StoredWorkbook, Task>?> set, Func<Task> act) => set(_ =>
    {
        set(null);
        return act();
    });

    private async Task<IReadOnlyList<string>> KeptAsync() => await _originals.ListAsync(null, Token)
        .Select(version => $"{version.Key} {version.Workbook.FileName}{(version.IsIncoming ? " (incoming)" : "")}")
        .ToListAsync(Token);

    private sealed class BrokenLog : EventLog
    {
        public override ValueTask<long> AppendAsync(ExcelChatEvent appended, CancellationToken cancellationToken = default) => throw new IOException("The disk is full.");

        public override IAsyncEnumerable<LoggedEvent> ReadAsync(long position, bool follow, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<LoggedEvent>();
    }
}
