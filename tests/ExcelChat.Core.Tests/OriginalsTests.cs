using ExcelChat.Answers;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Plans;
using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests;

/// <summary>What is done with the bytes of workbooks where they are kept. Two chats over the same stores are two processes.</summary>
public sealed class OriginalsTests : IDisposable
{
    private static readonly object?[][] Salaries = [["Name", "Salary"], ["Ada", 900], ["Grace", 800]];

    private readonly InMemoryVectorStore _index = new();
    private readonly InMemoryWorkbookStore _originals = new();
    private readonly TestEmbeddingGenerator _generator = new();
    private readonly List<ExcelChatEvent> _heard = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _index.Dispose();
        _generator.Dispose();
    }

    [Fact]
    public async Task A_process_that_begins_anew_is_asked_without_the_files_and_embeds_nothing()
    {
        IngestionResult keyed, plain;
        await using (var before = Chat())
        {
            keyed = await before.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token);
            plain = await before.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token);
        }

        var embedded = _generator.Texts;
        await using var chat = Chat();
        var reopened = await chat.ReopenAsync(cancellationToken: Token);

        Assert.Empty(reopened.Failures);
        Assert.Equal([(keyed.Workbook, keyed.Chunks, 0), (plain.Workbook, plain.Chunks, 0)], reopened.Workbooks.Select(result => (result.Workbook, result.Chunks, result.NewChunks)));
        Assert.Equal(embedded, _generator.Texts);
        Assert.Equal([keyed.Workbook, plain.Workbook], chat.Workbooks);
        Assert.Equal(355, await AnswerAsync(chat, "What is the total revenue?"));
        Assert.Empty((await chat.ReopenAsync(cancellationToken: Token)).Workbooks);
    }

    [Fact]
    public async Task Only_the_newest_version_of_a_file_comes_back_whichever_process_took_it_in()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(SmallBook.Sales().WithKey("file"), cancellationToken: Token);
        }

        IngestionResult newer;
        await using (var other = Chat())
        {
            newer = await other.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)).WithKey("file"), cancellationToken: Token);
        }

        Assert.Equal([newer.Workbook], await KeptAsync());
        await using var chat = Chat();
        Assert.Equal([newer.Workbook], (await chat.ReopenAsync(cancellationToken: Token)).Workbooks.Select(result => result.Workbook));
    }

    [Fact]
    public async Task A_removed_workbook_does_not_come_back_also_when_another_process_removes_it_by_the_hash_of_its_bytes()
    {
        string first, second;
        await using (var before = Chat())
        {
            first = (await before.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token)).Workbook.Id;
            second = (await before.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token)).Workbook.Id;
            Assert.True(await before.RemoveAsync(second, Token));
            Assert.Equal([first], (await KeptAsync()).Select(workbook => workbook.Id));
        }

        await using var chat = Chat();
        Assert.True(await chat.RemoveAsync(first, Token));
        Assert.False(await chat.RemoveAsync(first, Token));

        Assert.Empty(await KeptAsync());
        Assert.Equal(0, (await chat.CountIndexAsync(Token)).Chunks);
        Assert.Empty((await chat.ReopenAsync(cancellationToken: Token)).Workbooks);
    }

    [Fact]
    public async Task Bytes_that_two_tenants_have_stay_for_the_one_that_did_not_remove_them()
    {
        await using (var before = Chat())
        {
            var id = (await before.ForTenant("a").IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Workbook.Id;
            await before.ForTenant("b").IngestAsync(SmallBook.Sales(), cancellationToken: Token);
            Assert.False(await before.RemoveAsync(id, Token));
            Assert.True(await before.ForTenant("a").RemoveAsync(id, Token));
        }

        await using var host = Chat();
        Assert.Empty((await host.ReopenAsync(cancellationToken: Token)).Workbooks);
        Assert.Empty((await host.ForTenant("a").ReopenAsync(cancellationToken: Token)).Workbooks);
        Assert.Equal(0, Assert.Single((await host.ForTenant("b").ReopenAsync(cancellationToken: Token)).Workbooks).NewChunks);
        Assert.Empty(host.Workbooks);
        Assert.Equal(355, await AnswerAsync(host.ForTenant("b"), "What is the total revenue?"));
    }

    [Fact]
    public async Task A_cancelled_ingestion_is_finished_by_the_next_process()
    {
        using var stop = new CancellationTokenSource();
        _generator.AtCall = _ => stop.Cancel();
        await using (var before = Chat())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => before.IngestAsync(SmallBook.Sales(), cancellationToken: stop.Token));
            Assert.Empty(before.Workbooks);
        }

        _generator.AtCall = null;
        await using var chat = Chat();
        Assert.True(Assert.Single((await chat.ReopenAsync(cancellationToken: Token)).Workbooks).NewChunks > 0);
        Assert.Equal(355, await AnswerAsync(chat, "What is the total revenue?"));
    }

    [Fact]
    public async Task A_file_that_is_refused_is_not_kept_and_the_version_before_it_is()
    {
        await using var chat = Chat();
        var sales = await chat.IngestAsync(SmallBook.Sales().WithKey("file"), cancellationToken: Token);

        await Assert.ThrowsAsync<WorkbookException>(() => chat.IngestAsync(WorkbookSource.FromBytes("no.xlsx", [1, 2, 3]).WithKey("file"), cancellationToken: Token));

        Assert.Equal([sales.Workbook], await KeptAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_when_it_is_reopened_is_said_and_kept_on()
    {
        IngestionResult sales;
        await using (var before = Chat())
        {
            sales = await before.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
            await before.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token);
        }

        await using (var strict = WorkbookChat.Create(b => Use(b).UseWorkbookLimits(new() { MaxCells = 10 })))
        {
            var reopened = await strict.ReopenAsync(cancellationToken: Token);
            Assert.Equal("staff.xlsx", Assert.Single(reopened.Workbooks).Workbook.FileName);
            var failure = Assert.Single(reopened.Failures);
            Assert.Equal((WorkbookProblem.LimitExceeded, sales.Workbook), (failure.Error.Problem, failure.Workbook));
        }

        await using var chat = Chat();
        Assert.Equal(2, (await chat.ReopenAsync(cancellationToken: Token)).Workbooks.Count);
    }

    [Fact]
    public async Task A_version_that_was_cut_short_and_cannot_be_read_does_not_take_the_one_before_it_along()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(SmallBook.Sales().WithKey("file"), cancellationToken: Token);
        }

        // What a process leaves that is killed before it could open the file.
        var newer = (await _originals.SaveAsync(null, WorkbookSource.FromBytes("no.xlsx", [1, 2, 3]).WithKey("file"), Token)).Workbook;
        await using var chat = Chat();
        for (var turn = 0; turn < 2; turn++)
        {
            var reopened = await chat.ReopenAsync(cancellationToken: Token);

            Assert.Equal(turn == 0 ? ["sales.xlsx"] : [], reopened.Workbooks.Select(result => result.Workbook.FileName));
            Assert.Equal(newer, Assert.Single(reopened.Failures).Workbook);
            Assert.Equal([chat.Workbooks[0], newer], await KeptAsync());
        }

        await chat.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)).WithKey("file"), cancellationToken: Token);
        Assert.Equal(chat.Workbooks, await KeptAsync());
    }

    [Fact]
    public async Task The_bytes_are_kept_before_the_log_says_that_the_file_is_there()
    {
        List<bool> kept = [];
        await using (var chat = WorkbookChat.Create(b => Use(b).OnEvent<FileUploaded>(async (e, token) => kept.Add(await _originals.OpenAsync(e.Tenant, e.FileId, token) is not null))))
        {
            await chat.ForTenant("a").IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        }

        Assert.Equal([true], kept);
    }

    [Fact]
    public async Task A_store_that_fails_is_said_and_the_file_is_not_taken_in()
    {
        await using (var chat = WorkbookChat.Create(b => Hear(b.UseVectorStore(_index).UseWorkbookStore<BrokenStore>())))
        {
            var error = await Assert.ThrowsAsync<ExcelChatException>(() => chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token));

            Assert.Contains("The disk is full.", error.Message, StringComparison.Ordinal);
            Assert.Empty(chat.Workbooks);
        }

        Assert.Equal("originals", Assert.IsType<IngestionFailed>(Assert.Single(_heard)).Stage);
    }

    [Fact]
    public async Task A_proof_is_verified_from_the_bytes_that_are_kept_by_whoever_may_see_them()
    {
        Proof proof;
        string id;
        await using (var before = Chat())
        {
            id = (await before.ForTenant("a").IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Workbook.Id;
            proof = (await before.ForTenant("a").AskAsync("What is the total revenue?", Token).ToAnswerAsync(Token)).Proof!;
        }

        await using var host = Chat();
        var chat = host.ForTenant("a");
        var verification = await chat.VerifyAsync(proof, Token);
        Assert.True(verification.Holds);
        Assert.True(verification.SameBytes);
        Assert.False((await chat.VerifyAsync(proof with { Outcome = proof.Outcome with { RowCount = 99 } }, Token)).Holds);

        await Assert.ThrowsAsync<ExcelChatException>(async () => await host.VerifyAsync(proof, Token));
        await Assert.ThrowsAsync<ExcelChatException>(async () => await host.ForTenant("b").VerifyAsync(proof, Token));
        await Assert.ThrowsAsync<ExcelChatException>(async () => await chat.WithAccess(new() { Sheets = ["Staff"] }).VerifyAsync(proof, Token));
        await chat.RemoveAsync(id, Token);
        Assert.Contains(id, (await Assert.ThrowsAsync<ExcelChatException>(async () => await chat.VerifyAsync(proof, Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_nothing_is_kept_and_a_chat_that_sees_a_part_does_not_reopen()
    {
        await using var forgetful = WorkbookChat.Create(b => b.UseVectorStore(_index));
        await forgetful.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        Assert.Contains("UseWorkbookStore", (await Assert.ThrowsAsync<ExcelChatConfigurationException>(() => forgetful.ReopenAsync(cancellationToken: Token))).Message, StringComparison.Ordinal);
        await using var chat = Chat();
        await Assert.ThrowsAsync<ExcelChatException>(() => chat.WithAccess(new() { Sheets = ["Sales"] }).ReopenAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Originals_are_kept_without_an_index_too()
    {
        await using (var before = WorkbookChat.Create(b => b.UseWorkbookStore(_ => _originals)))
        {
            await before.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        }

        await using var chat = WorkbookChat.Create(b => b.UseWorkbookStore(_ => _originals));
        await chat.ReopenAsync(cancellationToken: Token);
        Assert.Equal(355, await AnswerAsync(chat, "What is the total revenue?"));
    }

    private WorkbookChat Chat() => WorkbookChat.Create(b => Use(b));

    private ExcelChatBuilder Use(ExcelChatBuilder builder) => builder.UseVectorStore(_index).UseWorkbookStore(_ => _originals).UseEmbeddingGenerator(_generator);

    private void Hear(ExcelChatBuilder builder) => builder.OnEvent<ExcelChatEvent>((e, _) =>
    {
        _heard.Add(e);
        return default;
    });

    private async Task<IReadOnlyList<WorkbookIdentity>> KeptAsync() => await _originals.ListAsync(null, Token).Select(stored => stored.Workbook).ToListAsync(Token);

    private static async Task<double> AnswerAsync(WorkbookChat chat, string question)
        => Assert.Single((await chat.AskAsync(question, Token).ToAnswerAsync(Token)).Values).Value.Number;

    private sealed class BrokenStore : WorkbookStore
    {
        public override ValueTask<StoredWorkbook> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default) => throw new IOException("The disk is full.");

        public override ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default) => default;

        public override ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default) => new((WorkbookSource?)null);

        public override IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<StoredWorkbook>();

        public override ValueTask<bool> DeleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default) => new(false);
    }
}
