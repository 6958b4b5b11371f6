using ExcelChat.Answers;
using ExcelChat.Connectors.Sqlite;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat.Connectors.Tests.Sqlite;

/// <summary>Two containers over one file are two processes.</summary>
public sealed class SqliteOriginalsTests : IDisposable
{
    private readonly SqliteTestStore _file = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_tenant_goes_on_in_another_process_with_nothing_but_the_file()
    {
        string id;
        await using (var before = Chat())
        {
            var a = before.ForTenant("a");
            await a.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Cancel);
            var gone = await a.IngestAsync(SmallBook.Sales().WithKey("gone"), cancellationToken: Cancel);
            await a.IngestAsync(SmallBook.Of("stock.xlsx", ("Stock", [["Item", "Stock"], ["Canoe", 4]])), cancellationToken: Cancel);
            await before.IngestAsync(SmallBook.Sales(), cancellationToken: Cancel);
            await a.RemoveAsync(gone.Workbook.Id, Cancel);
            await a.IngestAsync(SmallBook.Sales().WithKey("sales"), cancellationToken: Cancel);
            var conversation = a.StartConversation();
            await conversation.AskAsync("What is the total revenue of North?", Cancel).ToAnswerAsync(Cancel);
            id = conversation.Id;
        }

        await using var host = Chat();
        var tenant = host.ForTenant("a");
        var reopened = await tenant.ReopenAsync(cancellationToken: Cancel);

        Assert.Equal([("stock.xlsx", 0), ("sales.xlsx", 0)], reopened.Workbooks.Select(result => (result.Workbook.FileName, result.NewChunks)));
        Assert.Empty(host.Workbooks);
        var answer = await (await tenant.ResumeConversationAsync(id, Cancel))!.AskAsync("and South?", Cancel).ToAnswerAsync(Cancel);
        Assert.Equal(50, Assert.Single(answer.Values).Value.Number);
        Assert.True((await tenant.VerifyAsync(answer.Proof!, Cancel)).Holds);
    }

    [Fact]
    public async Task A_file_that_was_moved_and_changed_between_processes_is_there_once_in_its_newest_version()
    {
        await using (var before = Chat())
        {
            await before.IngestAsync(SmallBook.Sales().WithKey("/data/sales.xlsx"), cancellationToken: Cancel);
        }

        await using (var moved = Chat())
        {
            await moved.IngestAsync(SmallBook.Sales().WithKey("/archive/sales.xlsx"), cancellationToken: Cancel);
            await moved.IngestAsync(SmallBook.Of("sales.xlsx", ("Sales", [["Item", "Stock"], ["Canoe", 4]])).WithKey("/archive/sales.xlsx"), cancellationToken: Cancel);
        }

        await using var chat = Chat();
        var reopened = Assert.Single((await chat.ReopenAsync(cancellationToken: Cancel)).Workbooks);
        Assert.Equal((reopened.Chunks, 0), ((await chat.CountIndexAsync(Cancel)).Chunks, reopened.NewChunks));
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var kept = Assert.Single(await store.ListAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal((reopened.Workbook, "/archive/sales.xlsx", false), (kept.Workbook, kept.Key, kept.IsIncoming));
    }

    [Fact]
    public async Task A_host_that_wants_no_bytes_kept_says_so()
    {
        await using (var chat = WorkbookChat.Create(b => Use(b).Services.RemoveAll<WorkbookStore>()))
        {
            await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Cancel);
        }

        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        Assert.Empty(await store.ListAsync(null, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_pages_of_the_file_are_those_of_an_index_whichever_part_makes_it()
    {
        await using (var chat = Chat())
        {
            await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Cancel);
        }

        using var connection = new SqliteConnection(_file.ConnectionString);
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_size";
        Assert.Equal(8192L, await command.ExecuteScalarAsync(Cancel));
    }

    private WorkbookChat Chat() => WorkbookChat.Create(b => Use(b));

    private ExcelChatBuilder Use(ExcelChatBuilder builder) => builder.UseSqlite(new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource);
}
