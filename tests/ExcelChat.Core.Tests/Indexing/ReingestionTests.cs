using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Indexing;
using ExcelChat.Retrieval;
using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Core.Tests.Indexing;

public sealed class ReingestionTests : IDisposable
{
    private readonly TestEmbeddingGenerator _generator = new();
    private readonly InMemoryVectorStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _generator.Dispose();
        _store.Dispose();
    }

    /// <summary>The block of the row, and the statistics of its columns.</summary>
    [Fact]
    public async Task One_changed_row_of_a_hundred_thousand_embeds_two_blocks()
    {
        await using var chat = Chat();
        var first = await chat.IngestAsync(Orders(100_000), cancellationToken: Token);
        var before = _generator.Texts;

        var second = await chat.IngestAsync(Orders(100_000, changed: 50_000), cancellationToken: Token);

        Assert.NotEqual(first.Workbook.Id, second.Workbook.Id);
        Assert.InRange(_generator.Texts - before, 1, 2);
        Assert.Equal((first.Chunks, _generator.Texts - before), (second.Chunks, second.NewChunks));
        Assert.Equal(second.NewChunks, second.RemovedChunks);
        Assert.Equal(["Orders"], second.ChangedSheets);
    }

    [Fact]
    public async Task A_file_saved_again_without_a_change_of_cells_embeds_nothing_and_is_found_as_the_version_it_is()
    {
        await using var chat = Chat();
        await chat.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token);
        var before = _generator.Texts;

        var again = await chat.IngestAsync(SalesSavedAgain(), cancellationToken: Token);

        Assert.Equal(before, _generator.Texts);
        Assert.Equal((0, 0), (again.NewChunks, again.RemovedChunks));
        Assert.Empty(again.ChangedSheets);
        var passages = await FindAsync(chat, again.Workbook.Id);
        Assert.NotEmpty(passages);
        Assert.All(passages, p => Assert.Equal((again.Workbook.Id, chat.TablesOf(again.Workbook.Id)[0].Id), (p.WorkbookId, p.TableId)));
    }

    [Fact]
    public async Task What_changed_is_said_by_sheet_and_what_is_gone_is_no_longer_found()
    {
        await using var chat = Chat();
        object?[][] stock = [["Item", "Stock"], ["Canoe", 4], ["Kayak", 5]];
        object?[][] restocked = [["Item", "Stock"], ["Canoe", 4], ["Raft", 6]];
        var first = await chat.IngestAsync(SmallBook.Of("a.xlsx", ("Sales", SmallBook.SalesRows), ("Stock", stock), ("Old", stock)).WithKey("a"), cancellationToken: Token);

        var second = await chat.IngestAsync(SmallBook.Of("a.xlsx", ("Sales", SmallBook.SalesRows), ("Stock", restocked)).WithKey("a"), cancellationToken: Token);

        Assert.Equal(["Old", "Sales", "Stock"], first.ChangedSheets);
        Assert.Equal(["Old", "Stock"], second.ChangedSheets);
        Assert.DoesNotContain(await FindAsync(chat), p => p.Sheet == "Old" || p.Text.Contains("Kayak", StringComparison.Ordinal));
        Assert.Contains(await FindAsync(chat), p => p.Text.Contains("Raft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_never_saw_the_older_version_takes_it_out_too()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(Orders(300), cancellationToken: Token);
        }

        await using var chat = Chat();
        var result = await chat.IngestAsync(Orders(200), cancellationToken: Token);

        Assert.True(result.RemovedChunks > 0);
        Assert.Equal(result.Chunks, (await FindAsync(chat)).Count);
        Assert.Equal(result.Chunks, (await FindAsync(chat, result.Workbook.Id)).Count);
    }

    [Fact]
    public async Task A_workbook_that_this_process_did_not_ingest_is_searched_and_removed_by_the_id_of_its_passages()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        }

        await using var chat = Chat();
        var id = (await FindAsync(chat))[0].WorkbookId;

        Assert.NotEmpty(await FindAsync(chat, id));
        Assert.True(await chat.RemoveAsync(id, Token));
        Assert.Empty(await FindAsync(chat));
    }

    [Fact]
    public async Task A_version_that_fails_half_way_leaves_the_older_one_as_it_was()
    {
        await using var chat = Chat();
        var old = await chat.IngestAsync(Orders(3000), cancellationToken: Token);
        var found = await FindAsync(chat);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => chat.IngestAsync(Orders(30_000), new AtChunk(1, () => throw new InvalidOperationException("The host broke.")), Token));

        Assert.Equal(old.Workbook, Assert.Single(chat.Workbooks));
        Assert.Equal(found.Select(p => p.Id).Order(), (await FindAsync(chat)).Select(p => p.Id).Order());
    }

    [Fact]
    public async Task A_cancelled_ingestion_is_completed_by_the_next()
    {
        await using var chat = Chat();
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => chat.IngestAsync(Orders(30_000), new AtChunk(1, cancellation.Cancel), cancellation.Token));
        Assert.Empty(chat.Workbooks);

        var result = await chat.IngestAsync(Orders(30_000), cancellationToken: Token);

        Assert.InRange(result.NewChunks, 1, result.Chunks - 1);
        Assert.Equal(result.Chunks, (await chat.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task Two_uploads_of_one_name_are_two_workbooks_unless_the_host_says_that_they_are_one_file()
    {
        await using var chat = Chat();
        await chat.IngestAsync(SmallBook.Of("report.xlsx", ("Sales", [["Order", "Total"], ["mine", 1]])), cancellationToken: Token);
        await using (var other = Chat())
        {
            await other.IngestAsync(SmallBook.Of("report.xlsx", ("Sales", [["Order", "Total"], ["yours", 2]])), cancellationToken: Token);
        }

        Assert.Equal(2, (await FindAsync(chat)).Select(p => p.WorkbookId).Distinct().Count());

        await chat.IngestAsync(SmallBook.Of("april.xlsx", ("Sales", [["Order", "Total"], ["april", 1]])).WithKey("report 7"), cancellationToken: Token);
        var may = await chat.IngestAsync(SmallBook.Of("may.xlsx", ("Sales", [["Order", "Total"], ["may", 1]])).WithKey("report 7"), cancellationToken: Token);

        Assert.DoesNotContain(chat.Workbooks, workbook => workbook.FileName == "april.xlsx");
        Assert.Equal(may.Chunks, (await FindAsync(chat, may.Workbook.Id)).Count);
        Assert.DoesNotContain(await FindAsync(chat), p => p.Text.Contains("april", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removal_that_fails_is_finished_by_another_call()
    {
        using var store = new TestVectorStore();
        await using var chat = WorkbookChat.Create(b => b.UseVectorStore(store).UseEmbeddingGenerator(_generator).UseResilience(o => o.Store = new() { Retries = 0 }));
        var result = await chat.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token);
        store.DeletionsToFail = 1;

        await Assert.ThrowsAnyAsync<Exception>(() => chat.RemoveAsync(result.Workbook.Id, Token));

        Assert.Single(chat.Workbooks);
        Assert.True(await chat.RemoveAsync(result.Workbook.Id, Token));
        Assert.Empty(chat.Workbooks);
        Assert.Equal(0, (await chat.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task Removing_a_version_that_is_replaced_meanwhile_leaves_the_newer_one()
    {
        await using var chat = Chat();
        var old = await chat.IngestAsync(Orders(300), cancellationToken: Token);
        Task<bool>? removal = null;

        var newer = await chat.IngestAsync(Orders(400), new AtChunk(0, () => removal ??= chat.RemoveAsync(old.Workbook.Id, Token)), Token);

        Assert.False(await removal!);
        Assert.Equal(newer.Workbook, Assert.Single(chat.Workbooks));
        Assert.Equal(newer.Chunks, (await FindAsync(chat, newer.Workbook.Id)).Count);
    }

    [Fact]
    public async Task Files_with_the_same_bytes_that_come_in_at_once_leave_the_chunks_of_the_one_that_is_there()
    {
        await using var chat = Chat();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(
            i => Task.Run(() => chat.IngestAsync(SmallBook.Sales().WithKey($"file {i % 3}"), cancellationToken: Token), Token)));

        var workbook = Assert.Single(chat.Workbooks);
        var held = (await chat.CountIndexAsync(Token)).Chunks;
        Assert.Equal(3, held);
        Assert.Equal(held, (await chat.SearchAsync(new RetrievalQuery { Text = "stove", Top = 1000, WorkbookIds = [workbook.Id] }, Token)).Count);
    }

    [Fact]
    public async Task The_same_bytes_under_another_name_are_one_workbook()
    {
        await using var chat = Chat();
        var first = await chat.IngestAsync(SmallBook.Sales("a.xlsx"), cancellationToken: Token);
        var second = await chat.IngestAsync(SmallBook.Sales("b.xlsx"), cancellationToken: Token);

        Assert.Equal(first.Workbook.Id, second.Workbook.Id);
        Assert.Equal("b.xlsx", Assert.Single(chat.Workbooks).FileName);
        Assert.All(await FindAsync(chat), p => Assert.Equal(("b.xlsx", second.Workbook.Id), (p.FileName, p.WorkbookId)));
        Assert.Equal(second.Chunks, (await FindAsync(chat)).Count);
    }

    [Fact]
    public async Task Two_versions_ingested_at_once_leave_the_chunks_of_the_one_that_is_asked_about()
    {
        await using var chat = Chat();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => chat.IngestAsync(Orders(400, changed: i), cancellationToken: Token), Token)));

        var last = results.Single(result => result.Workbook == Assert.Single(chat.Workbooks));
        Assert.Equal(last.Chunks, (await FindAsync(chat)).Count);
    }

    [Property(MaxTest = 30, Replay = "(2024,1)")]
    public Property The_index_after_any_edits_is_that_of_the_last_version()
    {
        var rows = Gen.Choose(1, 9).ArrayOf().Select(numbers => numbers.Take(60).ToArray());
        return Prop.ForAll(
            rows.ArrayOf(3).ToArbitrary(),
            versions => IndexedTextsAsync(versions).GetAwaiter().GetResult().SequenceEqual(IndexedTextsAsync([versions[^1]]).GetAwaiter().GetResult()));
    }

    private static async Task<IReadOnlyList<string>> IndexedTextsAsync(int[][] versions)
    {
        using var store = new InMemoryVectorStore();
        using var generator = new TestEmbeddingGenerator();
        await using var chat = WorkbookChat.Create(b => b.UseVectorStore(store).UseEmbeddingGenerator(generator));
        foreach (var version in versions)
        {
            object?[][] rows = [["Code", "Amount"], ["first", 1], .. version.Select(n => new object?[] { $"code {n}", n })];
            await chat.IngestAsync(SmallBook.Of("book.xlsx", ("Sheet", rows)).WithKey("book"), cancellationToken: CancellationToken.None);
        }

        var passages = await chat.SearchAsync("code", 1000, CancellationToken.None);
        return [.. passages.Select(p => $"{p.Range} {p.Text}").Order(StringComparer.Ordinal)];
    }

    private WorkbookChat Chat() => WorkbookChat.Create(b => b.UseVectorStore(_store).UseEmbeddingGenerator(_generator));

    private static async Task<IReadOnlyList<Passage>> FindAsync(WorkbookChat chat, params string[] workbooks)
        => await chat.SearchAsync(new RetrievalQuery { Text = "order", Top = 1000, WorkbookIds = workbooks }, Token);

    private static WorkbookSource Orders(int count, int changed = -1)
    {
        var rows = Enumerable.Range(0, count).Select(i => new object?[] { 1_000_000 + i, $"Customer {i % 977}", i % 7 == 0 ? "open" : "sent", i == changed ? 777 : 100 + (i % 500) });
        return SmallBook.Of("orders.xlsx", ("Orders", [["Order", "Customer", "State", "Amount"], .. rows])).WithKey("orders");
    }

    private static WorkbookSource SalesSavedAgain() => new WorkbookBuilder()
        .Sheet("Sales", SmallBook.Rows(SmallBook.SalesRows))
        .Part("docProps/app.xml", "<Properties/>")
        .Build("sales.xlsx").WithKey("sales");

    private sealed class AtChunk(int chunks, Action act) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value)
        {
            if (value.Chunks >= chunks)
            {
                act();
            }
        }
    }
}
