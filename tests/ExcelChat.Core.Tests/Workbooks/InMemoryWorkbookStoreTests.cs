using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

public sealed class InMemoryWorkbookStoreTests
{
    private static readonly byte[] Content = "a,b\n1,2\n"u8.ToArray();
    private static readonly byte[] Other = "a,b\n1,3\n"u8.ToArray();
    private readonly InMemoryWorkbookStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_workbook_opens_with_the_same_bytes_name_and_key()
    {
        var identity = (await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token)).Workbook;

        var source = await _store.OpenAsync(null, identity.Id, Token);

        Assert.Equal(identity, await source!.IdentifyAsync(Token));
        Assert.Equal("k", source.Key);
    }

    [Fact]
    public async Task The_list_is_the_tenants_own_and_ends_with_what_was_saved_last()
    {
        var first = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var second = await _store.SaveAsync("a", WorkbookSource.FromBytes("folder/b.csv", Other), Token);
        await _store.SaveAsync("b", WorkbookSource.FromBytes("c.csv", Content), Token);

        Assert.Equal([first, second], await _store.ListAsync("a", Token).ToListAsync(Token));

        var again = await _store.SaveAsync("a", WorkbookSource.FromBytes("d.csv", Content).WithKey("k"), Token);

        Assert.Equal([second, again], await _store.ListAsync("a", Token).ToListAsync(Token));
        Assert.Equal(("d.csv", "k", true), (again.Workbook.FileName, again.Key, again.IsIncoming));
        Assert.True(again.Saved > second.Saved);
        Assert.Null((await _store.OpenAsync("b", first.Workbook.Id, Token))!.Key);
        Assert.Empty(await _store.ListAsync(null, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_same_bytes_of_two_files_are_two_versions_and_open_as_the_one_that_was_saved_last()
    {
        var first = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var second = await _store.SaveAsync(null, WorkbookSource.FromBytes("b.csv", Content), Token);

        Assert.Null((await _store.OpenAsync(null, first.Workbook.Id, Token))!.Key);
        Assert.True(await _store.DeleteAsync(null, second, Token));
        Assert.Equal([first], await _store.ListAsync(null, Token).ToListAsync(Token));
        Assert.Equal("k", (await _store.OpenAsync(null, first.Workbook.Id, Token))!.Key);
    }

    [Fact]
    public async Task A_version_that_is_completed_outlives_those_of_its_file_that_were_saved_before_it_and_no_others()
    {
        await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var other = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content).WithKey("l"), Token);
        var plain = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content), Token);
        var tenant = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var version = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Other).WithKey("k"), Token);
        var newer = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", [1]).WithKey("k"), Token);
        var apart = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", [2]), Token);

        await _store.CompleteAsync("a", version, Token);
        await _store.CompleteAsync("a", apart, Token);

        Assert.Equal([other, plain, version with { IsIncoming = false }, newer, apart with { IsIncoming = false }], await _store.ListAsync("a", Token).ToListAsync(Token));
        Assert.Equal([tenant], await _store.ListAsync(null, Token).ToListAsync(Token));
        Assert.False((await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Other).WithKey("k"), Token)).IsIncoming);
    }

    [Fact]
    public async Task A_version_that_is_no_longer_kept_takes_no_other_with_it_when_it_is_completed()
    {
        var older = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var version = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Other).WithKey("k"), Token);
        await _store.DeleteAsync(null, version, Token);

        await _store.CompleteAsync(null, version, Token);

        Assert.Equal([older], await _store.ListAsync(null, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_version_is_deleted_as_it_was_saved_and_not_when_it_was_saved_again_or_completed()
    {
        var first = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var again = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        Assert.False(await _store.DeleteAsync(null, first, Token));

        await _store.CompleteAsync(null, first, Token);

        Assert.False(await _store.DeleteAsync(null, again, Token));
        Assert.True(await _store.DeleteAsync(null, again with { IsIncoming = false }, Token));
        Assert.True((await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token)).Saved > again.Saved);
    }

    [Fact]
    public async Task What_a_tenant_deletes_another_still_has()
    {
        var version = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content), Token);
        await _store.SaveAsync("b", WorkbookSource.FromBytes("a.csv", Content), Token);

        Assert.False(await _store.DeleteAsync(null, version, Token));
        Assert.True(await _store.DeleteAsync("a", version, Token));
        Assert.False(await _store.DeleteAsync("a", version, Token));
        Assert.Null(await _store.OpenAsync("a", version.Workbook.Id, Token));
        Assert.Equal(version.Workbook.Id, (await (await _store.OpenAsync("b", version.Workbook.Id, Token))!.IdentifyAsync(Token)).Id);
    }
}
