using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>The root of all suites: a store and the means to fill it.</summary>
public abstract class StoreSuite(TestStore store) : IDisposable
{
    protected TestStore Store { get; } = store;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static Guid Key(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Equal but for the rounding of a store that keeps vectors normalised.</summary>
    protected static void AssertVector(float[] expected, ReadOnlyMemory<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    protected static async Task<VectorStoreCollection<Guid, T>> FilledAsync<T>(VectorStore store, string name, IEnumerable<T> records, VectorStoreCollectionDefinition? definition = null)
        where T : class
    {
        var collection = store.GetCollection<Guid, T>(name, definition);
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(records, Cancel);
        return collection;
    }

    public void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<VectorStoreCollection<Guid, T>> FilledAsync<T>(params T[] records)
        where T : class
        => FilledAsync(Store.Open(), Store.NewName(), records);
}
