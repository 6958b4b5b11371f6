using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Suites;

/// <summary>The root of all suites: a store and the means to fill it.</summary>
public abstract class StoreSuite(TestStore store)
{
    protected TestStore Store { get; } = store;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static Guid Key(int number) => new(number, 0, 0, new byte[8]);

    protected static async Task<VectorStoreCollection<Guid, T>> FilledAsync<T>(VectorStore store, string name, IEnumerable<T> records, VectorStoreCollectionDefinition? definition = null)
        where T : class
    {
        var collection = store.GetCollection<Guid, T>(name, definition);
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(records, Cancel);
        return collection;
    }

    protected Task<VectorStoreCollection<Guid, T>> FilledAsync<T>(params T[] records)
        where T : class
        => FilledAsync(Store.Open(), Store.NewName(), records);
}
