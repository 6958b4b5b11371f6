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
        var identity = (await first.SaveAsync(null, WorkbookSource.FromBytes("folder/a.xlsx", Content), Cancel)).Workbook;

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

        Assert.Equal([second], await store.ListAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal("b.xlsx", (await store.OpenAsync(null, first.Workbook.Id, Cancel))!.Name);
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
        var version = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content), Cancel);
        var opened = (await store.OpenAsync(null, version.Workbook.Id, Cancel))!;

        await store.DeleteAsync(null, version, Cancel);

        Assert.Null(await store.OpenAsync(null, version.Workbook.Id, Cancel));
        Assert.Equal(version.Workbook, await opened.IdentifyAsync(Cancel));
    }

    [Fact]
    public async Task The_list_is_the_tenants_own_and_ends_with_what_was_saved_last()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var first = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        var second = await store.SaveAsync("a", WorkbookSource.FromBytes("folder/b.xlsx", Content[1..]), Cancel);
        await store.SaveAsync("b", WorkbookSource.FromBytes("c.xlsx", Content), Cancel);

        Assert.Equal([first, second], await store.ListAsync("a", Cancel).ToListAsync(Cancel));

        var again = await store.SaveAsync("a", WorkbookSource.FromBytes("d.xlsx", Content).WithKey("k"), Cancel);

        Assert.Equal([second, again], await store.ListAsync("a", Cancel).ToListAsync(Cancel));
        Assert.Equal(("d.xlsx", "k", true), (again.Workbook.FileName, again.Key, again.IsIncoming));
        Assert.True(again.Saved > second.Saved);
        Assert.Null((await store.OpenAsync("b", first.Workbook.Id, Cancel))!.Key);
        Assert.Empty(await store.ListAsync(null, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_same_bytes_of_two_files_are_two_versions_and_open_as_the_one_that_was_saved_last()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var first = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        var second = await store.SaveAsync(null, WorkbookSource.FromBytes("b.xlsx", Content), Cancel);

        Assert.Null((await store.OpenAsync(null, first.Workbook.Id, Cancel))!.Key);
        Assert.True(await store.DeleteAsync(null, second, Cancel));
        Assert.Equal([first], await store.ListAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal("k", (await store.OpenAsync(null, first.Workbook.Id, Cancel))!.Key);
    }

    [Fact]
    public async Task A_version_that_is_completed_outlives_those_of_its_file_that_were_saved_before_it_and_no_others()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        var other = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content).WithKey("l"), Cancel);
        var plain = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content), Cancel);
        var tenant = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        var version = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content[1..]).WithKey("k"), Cancel);
        var newer = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", [1]).WithKey("k"), Cancel);
        var apart = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", [2]), Cancel);

        await store.CompleteAsync("a", version, Cancel);
        await store.CompleteAsync("a", apart, Cancel);

        Assert.Equal([other, plain, version with { IsIncoming = false }, newer, apart with { IsIncoming = false }], await store.ListAsync("a", Cancel).ToListAsync(Cancel));
        Assert.Equal([tenant], await store.ListAsync(null, Cancel).ToListAsync(Cancel));
        Assert.False((await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content[1..]).WithKey("k"), Cancel)).IsIncoming);
    }

    [Fact]
    public async Task A_version_that_is_no_longer_kept_takes_no_other_with_it_when_it_is_completed()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var older = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        var version = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content[1..]).WithKey("k"), Cancel);
        await store.DeleteAsync(null, version, Cancel);

        await store.CompleteAsync(null, version, Cancel);

        Assert.Equal([older], await store.ListAsync(null, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_version_is_deleted_as_it_was_saved_and_not_when_it_was_saved_again_or_completed()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var first = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        var again = await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel);
        Assert.False(await store.DeleteAsync(null, first, Cancel));

        await store.CompleteAsync(null, first, Cancel);

        Assert.False(await store.DeleteAsync(null, again, Cancel));
        Assert.True(await store.DeleteAsync(null, again with { IsIncoming = false }, Cancel));
        Assert.True((await store.SaveAsync(null, WorkbookSource.FromBytes("a.xlsx", Content).WithKey("k"), Cancel)).Saved > again.Saved);
    }

    [Fact]
    public async Task What_a_tenant_deletes_another_still_has()
    {
        using var store = new SqliteWorkbookStore(_file.ConnectionString);
        var version = await store.SaveAsync("a", WorkbookSource.FromBytes("a.xlsx", Content), Cancel);
        await store.SaveAsync("b", WorkbookSource.FromBytes("a.xlsx", Content), Cancel);

        Assert.False(await store.DeleteAsync(null, version, Cancel));
        Assert.True(await store.DeleteAsync("a", version, Cancel));
        Assert.False(await store.DeleteAsync("a", version, Cancel));
        Assert.Null(await store.OpenAsync("a", version.Workbook.Id, Cancel));
        Assert.Equal(version.Workbook.Id, (await (await store.OpenAsync("b", version.Workbook.Id, Cancel))!.IdentifyAsync(Cancel)).Id);
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
