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
        var identity = await _store.SaveAsync(null, WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);

        var source = await _store.OpenAsync(null, identity.Id, Token);

        Assert.Equal(identity, await source!.IdentifyAsync(Token));
        Assert.Equal("k", source.Key);
    }

    [Fact]
    public async Task The_list_is_the_tenants_own_and_ends_with_what_was_saved_last()
    {
        var first = await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content).WithKey("k"), Token);
        var second = await _store.SaveAsync("a", WorkbookSource.FromBytes("b.csv", Other), Token);
        await _store.SaveAsync("b", WorkbookSource.FromBytes("c.csv", Content), Token);

        Assert.Equal([new(first, "k"), new(second, null)], await _store.ListAsync("a", Token).ToListAsync(Token));

        var again = await _store.SaveAsync("a", WorkbookSource.FromBytes("c.csv", Content), Token);

        Assert.Equal([new(second, null), new(again, null)], await _store.ListAsync("a", Token).ToListAsync(Token));
        Assert.Empty(await _store.ListAsync(null, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task What_a_tenant_deletes_another_still_has()
    {
        var id = (await _store.SaveAsync("a", WorkbookSource.FromBytes("a.csv", Content), Token)).Id;
        await _store.SaveAsync("b", WorkbookSource.FromBytes("a.csv", Content), Token);

        Assert.False(await _store.DeleteAsync(null, id, Token));
        Assert.True(await _store.DeleteAsync("a", id, Token));
        Assert.False(await _store.DeleteAsync("a", id, Token));
        Assert.Null(await _store.OpenAsync("a", id, Token));
        Assert.NotNull(await _store.OpenAsync("b", id, Token));
    }
}
