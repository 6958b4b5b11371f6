using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

public sealed class InMemoryWorkbookStoreTests
{
    private static readonly byte[] Content = "a,b\n1,2\n"u8.ToArray();
    private readonly InMemoryWorkbookStore _store = new();

    [Fact]
    public async Task A_saved_workbook_opens_with_the_same_bytes()
    {
        var identity = await _store.SaveAsync(WorkbookSource.FromBytes("a.csv", Content), TestContext.Current.CancellationToken);

        var source = await _store.OpenAsync(identity.Id, TestContext.Current.CancellationToken);

        Assert.Equal(identity, await source!.IdentifyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_deleted_workbook_is_gone()
    {
        var identity = await _store.SaveAsync(WorkbookSource.FromBytes("a.csv", Content), TestContext.Current.CancellationToken);

        Assert.True(await _store.DeleteAsync(identity.Id, TestContext.Current.CancellationToken));
        Assert.False(await _store.DeleteAsync(identity.Id, TestContext.Current.CancellationToken));
        Assert.Null(await _store.OpenAsync(identity.Id, TestContext.Current.CancellationToken));
    }
}
