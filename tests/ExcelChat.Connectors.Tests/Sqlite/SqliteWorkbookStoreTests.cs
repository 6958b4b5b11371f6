using ExcelChat.Connectors.Sqlite;
using ExcelChat.Shared;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteWorkbookStoreTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];

    private readonly SqliteTestStore _file = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_saved_workbook_opens_with_the_same_bytes_in_another_process()
    {
        using var first = new SqliteWorkbookStore(_file.ConnectionString);
        using var second = new SqliteWorkbookStore(_file.ConnectionString);
        var identity = await first.SaveAsync(null, WorkbookSource.FromBytes("folder/a.xlsx", Content), Cancel);

        var source = (await second.OpenAsync(null, identity.Id, Cancel))!;

        Assert.Equal("folder/a.xlsx", source.Name);
        Assert.Equal(identity, await source.IdentifyAsync(Cancel));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_under_the_last_name()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var first = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content), Cancel);
        var second = await store.SaveAsync(null, WorkbookSource.FromBytes("b.xlsx", Content), Cancel);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal("b.xlsx", (await store.OpenAsync(null, first.Id, Cancel))!.Name);
        Assert.True(await store.DeleteAsync(null, first.Id, Cancel));
        Assert.False(await store.DeleteAsync(null, first.Id, Cancel));
    }

    [Fact]
    public async Task A_workbook_that_SQLite_cannot_keep_is_refused_before_it_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.OpenWrite(path))
            {
                file.SetLength(3_000_000_000);
            }

            using var store = new SqliteWorkbookStore(_file.ConnectionString);
            var refused = await Assert.ThrowsAsync<ExcelChatException>(() => store.SaveAsync(null, WorkbookSource.FromFile(path), Cancel).AsTask());

            Assert.Contains("3000000000 bytes", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_deleted_workbook_is_gone_and_stays_readable_where_it_was_opened()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var identity = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content), Cancel);
        var opened = (await store.OpenAsync(null, identity.Id, Cancel))!;

        await store.DeleteAsync(null, identity.Id, Cancel);

        Assert.Null(await store.OpenAsync(null, identity.Id, Cancel));
        Assert.Equal(identity, await opened.IdentifyAsync(Cancel));
    }

    [Fact]
    public async Task The_list_is_the_tenants_own_and_ends_with_what_was_saved_last()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var first = await store.SaveAsync("a", WorkbookSource.FromBytes("folder/a.xlsx", Content).WithKey("k"), Cancel);
        var second = await store.SaveAsync("a", WorkbookSource.FromBytes("b.xlsx", Content[1..]), Cancel);
        await store.SaveAsync("b", WorkbookSource.FromBytes("c.xlsx", Content), Cancel);

        Assert.Equal([new(first, "k"), new(second, null)], await store.ListAsync("a", Cancel).ToListAsync(Cancel));

        await store.SaveAsync("a", WorkbookSource.FromBytes("folder/a.xlsx", Content).WithKey("l"), Cancel);

        Assert.Equal([new(second, null), new(first, "l")], await store.ListAsync("a", Cancel).ToListAsync(Cancel));
        Assert.Equal("l", (await store.OpenAsync("a", first.Id, Cancel))!.Key);
        Assert.Null((await store.OpenAsync("b", first.Id, Cancel))!.Key);
        Assert.Empty(await store.ListAsync(null, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_a_tenant_deletes_another_still_has()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var id = (await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content), Cancel)).Id;
        await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content), Cancel);

        Assert.False(await store.DeleteAsync("b", id, Cancel));
        Assert.True(await store.DeleteAsync("a", id, Cancel));
        Assert.Null(await store.OpenAsync("a", id, Cancel));
        Assert.Equal(id, (await (await store.OpenAsync(null, id, Cancel))!.IdentifyAsync(Cancel)).Id);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_said()
    {
        using var store = new SqliteWorkbookStore("Data Source=/no/such/folder/a.db");

        var error = await Assert.ThrowsAsync<ExcelChatException>(() => store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content), Cancel).AsTask());

        Assert.Contains("SQLite failed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExcelChat_takes_the_file_for_its_workbooks_unless_the_host_has_a_store()
    {
        var own = new InMemoryWorkbookStore();
        using var chosen = Build(services => services.AddSingleton<WorkbookStore>(own));
        using var plain = Build(_ => { });

        Assert.Same(own, chosen.GetRequiredService<WorkbookStore>());
        Assert.IsType<SqliteWorkbookStore>(plain.GetRequiredService<WorkbookStore>());
    }

    private static ServiceProvider Build(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        new ExcelChatBuilder(services).UseSqlite("mine.db");
        return services.BuildServiceProvider();
    }
}
