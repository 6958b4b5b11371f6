using ExcelChat.Connectors.InMemory;
using ExcelChat.Indexing;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Core.Tests.Indexing;

public sealed class PagedMaintenanceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_offers_nothing_is_counted_and_deleted_from_page_by_page()
    {
        using var store = new TestVectorStore { LargestPage = 7 };
        var maintenance = await FilledAsync(store);

        Assert.IsType<PagedMaintenance<object, Dictionary<string, object?>>>(maintenance);
        Assert.Equal(40, await maintenance.CountAsync(record => true, Cancel));
        Assert.Equal(Enumerable.Range(0, 20).Select(n => 2 * n), (await maintenance.ListAsync(record => (string)record["Kind"]! == "even", ["Kind"], Cancel)).Select(record => (int)record["Id"]!).Order());
        Assert.Equal(20, await maintenance.DeleteAsync(record => (string)record["Kind"]! == "even", Cancel));
        Assert.Equal(0, await maintenance.DeleteAsync(record => (string)record["Kind"]! == "even", Cancel));
        Assert.Equal(20, await maintenance.CountAsync(record => (string)record["Kind"]! == "odd", Cancel));
        await maintenance.BuildIndexesAsync(Cancel);
        Assert.Equal(20, await maintenance.CountAsync(record => true, Cancel));
    }

    [Fact]
    public async Task What_a_store_offers_goes_first()
    {
        using var store = new InMemoryVectorStore();
        var maintenance = await FilledAsync(store);

        Assert.IsNotType<PagedMaintenance<object, Dictionary<string, object?>>>(maintenance);
        Assert.Equal(20, await maintenance.DeleteAsync(record => (string)record["Kind"]! == "even", Cancel));
        Assert.Equal(20, await maintenance.CountAsync(record => true, Cancel));
    }

    private static async Task<CollectionMaintenance<Dictionary<string, object?>>> FilledAsync(VectorStore store)
    {
        var collection = store.GetDynamicCollection("records", new()
        {
            Properties = [new VectorStoreKeyProperty("Id", typeof(int)), new VectorStoreDataProperty("Kind", typeof(string)) { IsIndexed = true }],
        });
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(Enumerable.Range(0, 40).Select(n => new Dictionary<string, object?> { ["Id"] = n, ["Kind"] = n % 2 == 0 ? "even" : "odd" }), Cancel);
        return PagedMaintenance<object, Dictionary<string, object?>>.Of(collection, record => record["Id"]!);
    }
}
