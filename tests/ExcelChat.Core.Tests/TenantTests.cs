using ExcelChat.Answers;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Embeddings;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Events;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Trust;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests;

/// <summary>What one tenant does is neither seen, counted nor undone by another, over a store that they share.</summary>
public sealed class TenantTests : IDisposable
{
    private static readonly object?[][] Salaries = [["Name", "Salary"], ["Ada", 900], ["Grace", 800]];

    private readonly InMemoryVectorStore _store = new();
    private readonly TestEmbeddingGenerator _newer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _newer.Dispose();
    }

    [Fact]
    public async Task A_tenant_asks_finds_and_counts_its_own_workbooks_alone()
    {
        await using var host = Chat();
        var (a, b) = (host.ForTenant("a"), host.ForTenant("b"));
        var sales = await a.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        var staff = await b.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token);

        Assert.Equal(355, await AnswerAsync(a, "What is the total revenue?"));
        Assert.Equal([sales.Workbook], a.Workbooks);
        Assert.Empty(b.TablesOf(sales.Workbook.Id));
        Assert.All(await b.SearchAsync("stove revenue", cancellationToken: Token), passage => Assert.Equal("staff.xlsx", passage.FileName));
        Assert.Empty(await b.SearchAsync(new RetrievalQuery { Text = "stove", WorkbookIds = [sales.Workbook.Id] }, Token));
        Assert.NotEmpty(await a.SearchAsync("stove revenue", cancellationToken: Token));
        Assert.Equal((sales.Chunks, staff.Chunks), ((int)(await a.CountIndexAsync(Token)).Chunks, (int)(await b.CountIndexAsync(Token)).Chunks));
        await Assert.ThrowsAsync<ExcelChatException>(async () => await AnswerAsync(b, "What is the total revenue?", sales.Workbook.Id));

        Assert.Empty(host.Workbooks);
        Assert.Empty(await host.SearchAsync("stove ada", cancellationToken: Token));
        Assert.Equal(0, (await host.CountIndexAsync(Token)).Chunks);
    }

    [Fact]
    public async Task A_file_that_two_tenants_have_is_removed_for_the_one_that_removes_it()
    {
        await using var host = Chat();
        var (a, b) = (host.ForTenant("a"), host.ForTenant("b"));
        var id = (await a.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token)).Workbook.Id;
        var second = await b.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Token);

        Assert.Equal(second.Chunks, second.NewChunks);
        Assert.False(await host.RemoveAsync(id, Token));
        Assert.True(await a.RemoveAsync(id, Token));

        Assert.Empty(await a.SearchAsync("stove", cancellationToken: Token));
        Assert.NotEmpty(await b.SearchAsync("stove", cancellationToken: Token));
        Assert.Equal(355, await AnswerAsync(b, "What is the total revenue?"));
        Assert.False(await a.RemoveAsync(id, Token));
    }

    [Fact]
    public async Task A_new_version_of_a_tenants_file_replaces_that_tenants_alone()
    {
        await using var host = Chat();
        await host.ForTenant("a").IngestAsync(SmallBook.Sales().WithKey("file"), cancellationToken: Token);
        await host.ForTenant("b").IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)).WithKey("file"), cancellationToken: Token);

        Assert.NotEmpty(await host.ForTenant("a").SearchAsync("stove", cancellationToken: Token));
        Assert.All(await host.ForTenant("a").SearchAsync("ada", cancellationToken: Token), passage => Assert.Equal("sales.xlsx", passage.FileName));
    }

    [Fact]
    public async Task Another_process_finds_and_removes_a_tenants_workbooks_as_that_tenant_only()
    {
        await using (var before = Chat())
        {
            await before.ForTenant("a").IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        }

        await using var host = Chat();
        var id = (await host.ForTenant("a").SearchAsync("stove", cancellationToken: Token))[0].WorkbookId;

        Assert.False(await host.ForTenant("b").RemoveAsync(id, Token));
        Assert.False(await host.RemoveAsync(id, Token));
        Assert.True(await host.ForTenant("a").RemoveAsync(id, Token));
    }

    [Fact]
    public async Task Going_over_to_another_model_is_each_tenants_own()
    {
        await using var older = Chat();
        var held = await older.ForTenant("a").IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        await older.ForTenant("b").IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        await using var newer = WorkbookChat.Create(b => b.UseVectorStore(_store).UseEmbeddingGenerator(_newer));

        Assert.Equal(held.Chunks, await newer.ForTenant("a").RebuildIndexAsync(cancellationToken: Token));
        Assert.Equal(0, (await newer.ForTenant("b").CountIndexAsync(Token)).Chunks);
        Assert.Single(await newer.ForTenant("a").DropOtherIndexesAsync(Token));
        Assert.NotEmpty(await older.ForTenant("b").SearchAsync("stove", cancellationToken: Token));
    }

    [Fact]
    public async Task Conversations_and_tools_are_their_tenants_own()
    {
        await using var host = Chat();
        var (a, b) = (host.ForTenant("a"), host.ForTenant("b"));
        await a.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        await b.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token);
        var conversation = a.StartConversation();
        await conversation.AskAsync("What is the total revenue?", Token).ToAnswerAsync(Token);

        Assert.Single((await a.ResumeConversationAsync(conversation.Id, Token))!.Turns);
        Assert.Null(await b.ResumeConversationAsync(conversation.Id, Token));
        Assert.Null(await host.ResumeConversationAsync(conversation.Id, Token));

        Assert.Contains("sales.xlsx", await ToolsSeeAsync(a), StringComparison.Ordinal);
        Assert.DoesNotContain("sales.xlsx", await ToolsSeeAsync(b), StringComparison.Ordinal);
        Assert.DoesNotContain("xlsx", await ToolsSeeAsync(host), StringComparison.Ordinal);
        Assert.DoesNotContain("xlsx", await ToolsSeeAsync(a.WithAccess(new() { Sheets = ["Other"] })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lists_finds_saves_and_forgets_conversations_reaches_the_tenants_own_alone()
    {
        await using var host = Chat();
        var (a, b) = (host.ForTenant("a"), host.ForTenant("b"));
        var (ours, theirs, nobodys) = (await TalkAsync(a), await TalkAsync(b), await TalkAsync(host));
        var kept = (await a.Conversations.FindAsync(ours, Token))!;

        Assert.Equal([ours], await ListAsync(a));
        Assert.Equal([theirs], await ListAsync(b));
        Assert.Equal([nobodys], await ListAsync(host));
        Assert.Null(await b.Conversations.FindAsync(ours, Token));
        Assert.Null(await host.Conversations.FindAsync(ours, Token));
        Assert.False(await b.Conversations.DeleteAsync(ours, Token));
        Assert.False(await host.Conversations.DeleteAsync(ours, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await b.Conversations.SaveAsync(kept, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await b.Conversations.SaveAsync(kept with { Tenant = "b" }, Token));

        await a.Conversations.SaveAsync(kept with { Title = "Ours" }, Token);
        Assert.Equal("Ours", (await a.ResumeConversationAsync(ours, Token))!.Title);
        Assert.True(await a.Conversations.DeleteAsync(ours, Token));
        Assert.Empty(await ListAsync(a));

        static async Task<string> TalkAsync(WorkbookChat chat)
        {
            await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
            var conversation = chat.StartConversation();
            await conversation.AskAsync("What is the total revenue?", Token).ToAnswerAsync(Token);
            return conversation.Id;
        }

        static async Task<string[]> ListAsync(WorkbookChat chat) => [.. (await chat.Conversations.ListAsync(Token).ToListAsync(Token)).Select(state => state.Id)];
    }

    [Fact]
    public async Task A_chat_of_a_tenant_becomes_no_others_and_searches_for_no_other()
    {
        await using var host = Chat();
        var a = host.ForTenant("a");

        Assert.Equal("a", a.ForTenant("a").Tenant);
        Assert.Throws<InvalidOperationException>(() => a.ForTenant("b"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await a.SearchAsync(new RetrievalQuery { Text = "stove", Tenant = "b" }, Token));
        Assert.Throws<ArgumentException>(() => host.ForTenant(""));
        await a.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.SearchAsync(new RetrievalQuery { Text = "stove", Tenant = "a" }, Token));
        Assert.NotEmpty(await a.SearchAsync(new RetrievalQuery { Text = "stove", Tenant = "a" }, Token));
    }

    [Fact]
    public async Task Whoever_may_see_one_sheet_is_answered_from_it_and_finds_and_counts_it_alone()
    {
        await using var host = Chat();
        var book = SmallBook.Of("book.xlsx", ("Sales", SmallBook.SalesRows), ("Staff", Salaries));
        var result = await host.ForTenant("a").IngestAsync(book, cancellationToken: Token);
        var clerk = host.ForTenant("a").WithAccess(new() { Sheets = ["Sales"] });

        Assert.Equal(355, await AnswerAsync(clerk, "What is the total revenue?"));
        Assert.Equal(["Sales"], clerk.TablesOf(result.Workbook.Id).Select(table => table.Sheet));
        Assert.All(await clerk.SearchAsync("ada salary revenue", cancellationToken: Token), passage => Assert.Equal("Sales", passage.Sheet));
        var asked = await clerk.AskAsync("What does Ada earn?", Token).ToAnswerAsync(Token);
        Assert.DoesNotContain("900", asked.Text, StringComparison.Ordinal);
        Assert.All(asked.Passages, passage => Assert.Equal("Sales", passage.Sheet));
        Assert.InRange((await clerk.CountIndexAsync(Token)).Chunks, 1, result.Chunks - 1);
        Assert.Empty(await clerk.WithAccess(new() { Sheets = ["Staff"] }).SearchAsync("ada", cancellationToken: Token));
        Assert.False(await clerk.RemoveAsync(result.Workbook.Id, Token));
    }

    [Fact]
    public async Task Whoever_may_see_one_sheet_does_not_see_the_names_of_files_without_it_nor_cares_for_the_index()
    {
        await using var host = Chat();
        var sales = await host.IngestAsync(SmallBook.Of("sales.xlsx", ("Sales", SmallBook.SalesRows)), cancellationToken: Token);
        await host.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token);
        var clerk = host.WithAccess(new() { Sheets = ["Sales"] });

        Assert.Equal([sales.Workbook], clerk.Workbooks);
        Assert.Empty(host.WithAccess(new() { Sheets = [] }).Workbooks);
        foreach (var view in new[] { clerk, host.WithAccess(new() { WorkbookIds = [sales.Workbook.Id] }) })
        {
            await Assert.ThrowsAsync<ExcelChatException>(() => view.OptimizeIndexAsync(Token));
            await Assert.ThrowsAsync<ExcelChatException>(() => view.RebuildIndexAsync(cancellationToken: Token));
            await Assert.ThrowsAsync<ExcelChatException>(() => view.DropOtherIndexesAsync(Token));
        }

        await host.WithAccess(AccessScope.All).OptimizeIndexAsync(Token);
    }

    [Fact]
    public async Task Whoever_may_see_one_workbook_asks_counts_and_removes_it_alone()
    {
        await using var host = Chat();
        var sales = await host.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        var staff = await host.IngestAsync(SmallBook.Of("staff.xlsx", ("Staff", Salaries)), cancellationToken: Token);
        var clerk = host.WithAccess(new() { WorkbookIds = [sales.Workbook.Id] });

        Assert.Equal([sales.Workbook], clerk.Workbooks);
        Assert.Equal(sales.Chunks, (await clerk.CountIndexAsync(Token)).Chunks);
        Assert.Equal(0, (await host.WithAccess(new() { WorkbookIds = [] }).CountIndexAsync(Token)).Chunks);
        Assert.False(await clerk.RemoveAsync(staff.Workbook.Id, Token));
        Assert.True(await clerk.RemoveAsync(sales.Workbook.Id, Token));
        Assert.Equal([staff.Workbook], host.Workbooks);
    }

    [Fact]
    public async Task Events_say_on_whose_behalf_it_happened_and_a_tenants_chat_disposes_nothing()
    {
        List<ExcelChatEvent> heard = [];
        await using (var host = WorkbookChat.Create(b => b.UseVectorStore(_store).OnEvent<ExcelChatEvent>((e, _) =>
        {
            heard.Add(e);
            return default;
        })))
        {
            await using (var a = host.ForTenant("a"))
            {
                var id = (await a.IngestAsync(SmallBook.Sales(), cancellationToken: Token)).Workbook.Id;
                await AnswerAsync(a, "What is the total revenue?");
                await a.OptimizeIndexAsync(Token);
                await a.RemoveAsync(id, Token);
            }

            Assert.Empty(host.Workbooks);
            await host.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        }

        var removal = heard.FindIndex(e => e is FileRemoved);
        Assert.InRange(removal, 6, heard.Count - 2);
        Assert.All(heard[..(removal + 1)], e => Assert.Equal("a", e.Tenant));
        Assert.All(heard[(removal + 1)..], e => Assert.Null(e.Tenant));
    }

    private WorkbookChat Chat() => WorkbookChat.Create(b => b.UseVectorStore(_store));

    private static async Task<string> ToolsSeeAsync(WorkbookChat chat)
    {
        var seen = "";
        foreach (var (name, argument) in new[] { ("list_tables", ""), ("search", "text"), ("find_values", "text") })
        {
            var tool = chat.CreateTools().Single(tool => tool.Name == name);
            seen += await tool.InvokeAsync(argument.Length == 0 ? [] : new() { [argument] = "stove" }, Token);
        }

        return seen;
    }

    private static async Task<double> AnswerAsync(WorkbookChat chat, string question, params string[] workbookIds)
        => Assert.Single((await chat.AskAsync(question, workbookIds, Token).ToAnswerAsync(Token)).Values).Value.Number;
}
