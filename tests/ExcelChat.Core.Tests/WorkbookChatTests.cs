using ExcelChat.Answers;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Indexing;
using ExcelChat.Plans;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests;

public sealed class WorkbookChatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_answers_with_nothing_but_itself()
    {
        await using var chat = WorkbookChat.Create();

        var result = await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        Assert.Equal((1, 1, 4L, 0), (result.Sheets, result.Tables, result.Rows, result.Chunks));
        Assert.Equal(result.Workbook, Assert.Single(chat.Workbooks));
        Assert.Equal("Sales", Assert.Single(chat.TablesOf(result.Workbook.Id)).Sheet);
        Assert.Equal(355, await TotalAsync(chat));
    }

    [Fact]
    public async Task It_answers_from_the_sample_ledger()
    {
        await using var chat = WorkbookChat.Create();
        await chat.IngestAsync(SamplePath("sales.xlsx"), cancellationToken: Token);

        var answer = await AskAsync(chat, "What is the total revenue in region North?");

        var table = Assert.Single(chat.TablesOf(chat.Workbooks[0].Id));
        var (region, revenue) = (table.Columns.Single(c => c.Name == "Region"), table.Columns.Single(c => c.Name == "Revenue"));
        var expected = Enumerable.Range(0, table.Rows.Count).Where(r => region.Text(r) == "North").Sum(r => (decimal)revenue[r].Number);
        Assert.Equal((double)expected, Assert.Single(answer.Values).Value.Number);
        Assert.All(answer.Citations, c => Assert.StartsWith("Sales!J", c.Range, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_columns_of_the_sample_budget_add_up_to_its_own_totals_row()
    {
        await using var chat = WorkbookChat.Create();
        var result = await chat.IngestAsync(SamplePath("budget.xlsx"), cancellationToken: Token);

        var table = Assert.Single(chat.TablesOf(result.Workbook.Id));
        var totals = Assert.Single(Enumerable.Range(0, table.Rows.Count), r => table.Rows.Role(r) == RowRole.Total);
        var quarters = table.Columns.Skip(1).ToArray();
        var sums = new PlanEngine([table]).Run(new Aggregate(new Scan(table.Id), [.. quarters.Select(c => new Measure(AggregateFunction.Sum, c.Name))]));
        Assert.Equal(8, quarters.Length);
        Assert.Equal(quarters.Select(c => c[totals].Number), Enumerable.Range(0, quarters.Length).Select(c => sums.Value(0, c).Number));
        Assert.Contains(sums.Proof.Skipped, s => s.StartsWith("1 totals row(s)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_counts_the_sheets()
    {
        var progress = new Heard();
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());

        var result = await chat.IngestAsync(SmallBook.Of("two.xlsx", ("A", SmallBook.SalesRows), ("B", SmallBook.SalesRows)), progress, Token);

        Assert.Equal((2, 2, 2, result.Chunks), (progress.Last.SheetsRead, progress.Last.SheetCount, progress.Last.Tables, progress.Last.Chunks));
    }

    [Fact]
    public async Task With_a_store_passages_are_found()
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());

        var result = await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        var passages = await chat.SearchAsync("stove", cancellationToken: Token);

        Assert.True(result.Chunks > 0);
        Assert.Contains("Stove", passages[0].Text, StringComparison.Ordinal);
        Assert.All(passages, p => Assert.Equal(result.Workbook.Id, p.WorkbookId));
    }

    [Fact]
    public async Task Without_a_store_a_search_says_what_to_call()
    {
        await using var chat = WorkbookChat.Create();

        var error = await Assert.ThrowsAsync<ExcelChatConfigurationException>(() => chat.SearchAsync("stove", cancellationToken: Token).AsTask());

        Assert.Contains("UseInMemoryVectorStore", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_bytes_again_change_nothing_and_embed_nothing()
    {
        using var generator = new TestEmbeddingGenerator();
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore().UseEmbeddingGenerator(generator));
        var first = await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        var found = (await chat.SearchAsync("stove", 100, Token)).Count;
        var before = generator.Calls;
        Assert.True(before > 0);

        var second = await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        Assert.Equal(before, generator.Calls);
        Assert.Equal(first.Workbook, second.Workbook);
        Assert.Equal(first.Workbook, Assert.Single(chat.Workbooks));
        Assert.Equal(found, (await chat.SearchAsync("stove", 100, Token)).Count);
        Assert.Equal(355, await TotalAsync(chat));
    }

    [Fact]
    public async Task A_changed_file_replaces_its_older_version()
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        var old = await chat.IngestAsync(SmallBook.Sales().WithKey("document 1"), cancellationToken: Token);
        Assert.NotEmpty(await chat.SearchAsync("stove", cancellationToken: Token));

        var changed = SmallBook.Of("books/sales.xlsx", ("Sales", [["Region", "Product", "Revenue"], ["North", "Canoe", 7], ["South", "Kayak", 8]]));
        var result = await chat.IngestAsync(changed.WithKey("document 1"), cancellationToken: Token);

        Assert.Equal(result.Workbook, Assert.Single(chat.Workbooks));
        Assert.Empty(chat.TablesOf(old.Workbook.Id));
        Assert.All(await chat.SearchAsync("stove", 100, Token), p => Assert.Equal(result.Workbook.Id, p.WorkbookId));
        Assert.Equal(15, await TotalAsync(chat));
    }

    [Fact]
    public async Task Files_of_one_name_in_two_folders_are_two_workbooks()
    {
        await using var chat = WorkbookChat.Create();
        await chat.IngestAsync(SmallBook.Sales("2023/sales.xlsx"), cancellationToken: Token);
        var other = SmallBook.Of("2024/sales.xlsx", ("Sales", [["Region", "Revenue"], ["North", 7], ["South", 8]]));
        var second = await chat.IngestAsync(other, cancellationToken: Token);

        Assert.Equal(2, chat.Workbooks.Count);
        Assert.Equal(15, (await AskAsync(chat, "What is the total revenue?", second.Workbook.Id)).Values[0].Value.Number);
    }

    [Fact]
    public async Task A_removed_workbook_is_neither_found_nor_asked()
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        var id = (await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Workbook.Id;

        Assert.True(await chat.RemoveAsync(id, Token));

        Assert.Empty(chat.Workbooks);
        Assert.Empty(await chat.SearchAsync("stove", cancellationToken: Token));
        await Assert.ThrowsAsync<ExcelChatException>(() => AskAsync(chat, "total revenue"));
        Assert.False(await chat.RemoveAsync(id, Token));
        Assert.True((await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Chunks > 0);
    }

    [Theory]
    [InlineData("", WorkbookProblem.Empty)]
    [InlineData("PK\u0003\u0004 and no zip", WorkbookProblem.Damaged)]
    public async Task A_broken_file_is_refused_and_the_others_stay(string content, WorkbookProblem problem)
    {
        await using var chat = WorkbookChat.Create();
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        var error = await Assert.ThrowsAsync<WorkbookException>(
            () => chat.IngestAsync(WorkbookSource.FromBytes("broken.xlsx", [.. content.Select(c => (byte)c)]), cancellationToken: Token));

        Assert.Equal(problem, error.Problem);
        Assert.Single(chat.Workbooks);
        Assert.Equal(355, await TotalAsync(chat));
    }

    [Fact]
    public async Task A_missing_file_is_said_to_be_missing()
    {
        await using var chat = WorkbookChat.Create();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => chat.IngestAsync("no-such-file.xlsx", cancellationToken: Token));

        Assert.Equal(WorkbookProblem.NotFound, error.Problem);
    }

    [Fact]
    public async Task A_workbook_without_cells_is_refused()
    {
        await using var chat = WorkbookChat.Create();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => chat.IngestAsync(SmallBook.Of("blank.xlsx", ("A", []), ("B", [])), cancellationToken: Token));

        Assert.Equal(WorkbookProblem.NoCells, error.Problem);
        Assert.Empty(chat.Workbooks);
    }

    [Fact]
    public async Task A_broken_sheet_is_reported_and_the_other_can_be_asked()
    {
        await using var chat = WorkbookChat.Create();

        var result = await chat.IngestAsync(HalfBroken(), cancellationToken: Token);

        Assert.Equal("Torn", Assert.Single(result.Failures).Sheet);
        Assert.Equal((1, 1), (result.Sheets, result.Tables));
        Assert.Equal(355, await TotalAsync(chat));
    }

    [Fact]
    public async Task A_cancelled_ingestion_leaves_nothing_to_ask()
    {
        await using var chat = WorkbookChat.Create();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.IngestAsync(SmallBook.Sales(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(chat.Workbooks);
    }

    [Fact]
    public async Task An_ingestion_that_is_cancelled_half_way_leaves_nothing_to_ask_and_what_it_wrote_is_removed_as_any_other()
    {
        using var cancellation = new CancellationTokenSource();
        using var generator = new TestEmbeddingGenerator();
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore().UseEmbeddingGenerator(generator));
        var progress = new Cancelling(cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.IngestAsync(SamplePath("sales.xlsx"), progress, cancellation.Token));

        Assert.True(progress.Chunks > 0);
        Assert.Empty(chat.Workbooks);
        Assert.True(await chat.RemoveAsync((await chat.SearchAsync("tent", 1, Token))[0].WorkbookId, Token));
        Assert.Equal(0, (await chat.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task Two_spellings_of_a_path_are_one_file()
    {
        await using var chat = WorkbookChat.Create();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "book.xlsx");
            File.Copy(SamplePath("staff.xlsx"), path);
            await chat.IngestAsync(path, cancellationToken: Token);
            File.Copy(SamplePath("budget.xlsx"), path, overwrite: true);

            var newer = await chat.IngestAsync(Path.Combine(folder.FullName, ".", "book.xlsx"), cancellationToken: Token);

            Assert.Equal(newer.Workbook, Assert.Single(chat.Workbooks));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_index_that_fails_leaves_an_abstention_an_abstention()
    {
        await using var chat = WorkbookChat.Create(b => b.UseRetriever(new BrokenRetriever()));
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);

        var answer = await AskAsync(chat, "What is the total revenue of Atlantis?");

        Assert.True(answer.Abstained);
        Assert.Contains(answer.Notes, n => n.Contains("could not be searched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workbooks_are_ingested_and_asked_at_the_same_time()
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        var first = (await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Workbook.Id;

        var ingestions = Enumerable.Range(0, 8).Select(i => Task.Run(
            () => chat.IngestAsync(SmallBook.Of($"{i}.xlsx", ("Stock", [["Item", "Stock"], [$"Thing {i}", i], ["Other", 100]])), cancellationToken: Token), Token));
        var questions = Enumerable.Range(0, 16).Select(_ => Task.Run(() => AskAsync(chat, "What is the total revenue?", first), Token));
        var (results, answers) = (Task.WhenAll(ingestions), Task.WhenAll(questions));

        Assert.All(await answers.WaitAsync(TimeSpan.FromSeconds(30), Token), a => Assert.Equal(355, a.Values[0].Value.Number));
        Assert.All(await results.WaitAsync(TimeSpan.FromSeconds(30), Token), r => Assert.True(r.Chunks > 0));
        Assert.Equal(9, chat.Workbooks.Count);
    }

    internal static WorkbookSource HalfBroken() => new WorkbookBuilder()
        .Sheet("Sales", SmallBook.Rows(SmallBook.SalesRows))
        .RawSheet("Torn", $"<worksheet xmlns='{WorkbookBuilder.Main}'><sheetData><row><c><v>1</v></c></row><row><c>")
        .Build("half.xlsx");

    private static async Task<double> TotalAsync(WorkbookChat chat) => (await AskAsync(chat, "What is the total revenue?")).Values[0].Value.Number;

    private static Task<Answer> AskAsync(WorkbookChat chat, string question, params string[] workbooks)
        => chat.AskAsync(question, workbooks, Token).ToAnswerAsync(Token);

    private static string SamplePath(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ExcelChat.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "samples", "data", file);
    }

    private sealed class Heard : IProgress<IngestionProgress>
    {
        public IngestionProgress Last { get; private set; }

        public void Report(IngestionProgress value) => Last = value;
    }

    /// <summary>Cancels at the first chunks that are written.</summary>
    private sealed class Cancelling(CancellationTokenSource cancellation) : IProgress<IngestionProgress>
    {
        public int Chunks { get; private set; }

        public void Report(IngestionProgress value)
        {
            Chunks = value.Chunks;
            if (value.Chunks > 0)
            {
                cancellation.Cancel();
            }
        }
    }

    private sealed class BrokenRetriever : Retriever
    {
        public override ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
            => throw new HttpRequestException("no store");
    }
}
