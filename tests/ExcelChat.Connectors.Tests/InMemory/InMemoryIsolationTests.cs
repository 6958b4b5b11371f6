using ExcelChat.Connectors.InMemory;
using ExcelChat.Conformance;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryIsolationTests
{
    private static readonly Guid Id = new(1, 0, 0, new byte[8]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changing_a_record_after_upsert_does_not_change_the_store()
    {
        using var store = new InMemoryVectorStore();
        var vector = new float[] { 1, 0, 0 };
        var record = new Product { Id = Id, Label = "stored", Tags = ["a"], Marks = ["m"], Vector = vector };
        var collection = await FilledAsync(store, record);
        (record.Label, record.Tags[0], record.Marks[0], vector[0]) = ("changed", "changed", "changed", 9);
        record.Marks.Add("added");

        await AssertUntouched(collection);
    }

    [Fact]
    public async Task Changing_what_was_read_does_not_change_the_store()
    {
        using var store = new InMemoryVectorStore();
        var collection = await FilledAsync(store, new Product { Id = Id, Label = "stored", Tags = ["a"], Marks = ["m"], Vector = new float[] { 1, 0, 0 } });
        var read = await collection.GetAsync(Id, cancellationToken: Cancel);
        (read!.Label, read.Tags![0], read.Marks![0]) = ("changed", "changed", "changed");
        var found = (await collection.SearchAsync(new float[] { 1, 0, 0 }, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record;
        found.Marks!.Clear();

        await AssertUntouched(collection);
    }

    [Fact]
    public async Task A_vector_array_that_was_read_is_a_copy()
    {
        using var store = new InMemoryVectorStore();
        var collection = store.GetDynamicCollection("c", new()
        {
            Properties = [new VectorStoreKeyProperty("Id", typeof(string)), new VectorStoreVectorProperty("Vector", typeof(float[]), 2)],
        });
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(new Dictionary<string, object?> { ["Id"] = "a", ["Vector"] = new float[] { 1, 2 } }, Cancel);
        var read = await collection.GetAsync("a", new() { IncludeVectors = true }, Cancel);
        ((float[])read!["Vector"]!)[0] = 9;

        var again = await collection.GetAsync("a", new() { IncludeVectors = true }, Cancel);
        Assert.Equal([1, 2], (float[])again!["Vector"]!);
    }

    [Fact]
    public async Task Two_stores_share_nothing()
    {
        using var first = new InMemoryVectorStore();
        using var second = new InMemoryVectorStore();
        await FilledAsync(first, new Product { Id = Id, Vector = new float[] { 1, 0, 0 } });

        Assert.False(await second.CollectionExistsAsync("products", Cancel));
    }

    [Fact]
    public async Task A_model_with_another_vector_length_is_told_so()
    {
        using var store = new InMemoryVectorStore();
        await FilledAsync(store, new Product { Id = Id, Vector = new float[] { 1, 0, 0 } });
        var other = store.GetDynamicCollection("products", new()
        {
            Properties = [new VectorStoreKeyProperty("Id", typeof(Guid)), new VectorStoreVectorProperty("Vector", typeof(float[]), 2)],
        });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => other.UpsertAsync(new Dictionary<string, object?> { ["Vector"] = new float[] { 1, 2 } }, Cancel));
        Assert.Contains("3 dimensions", error.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.SearchAsync(new float[] { 1, 2 }, 1, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_writers_write()
    {
        using var store = new InMemoryVectorStore();
        var collection = await FilledAsync(store, Batch(0));
        using var done = new CancellationTokenSource();
        var reads = 0;
        var firstRead = new TaskCompletionSource();
        var reader = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    var generations = await collection.SearchAsync(new float[] { 1, 1, 1 }, 100, cancellationToken: Cancel).Select(r => r.Record.Number).ToListAsync(Cancel);
                    Assert.Equal(100, generations.Count);
                    Assert.Single(generations.Distinct());
                    reads++;
                    firstRead.TrySetResult();
                }
            },
            Cancel);
        for (var generation = 1; generation <= 100; generation++)
        {
            await collection.UpsertAsync(Batch(generation), Cancel);
        }

        await firstRead.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await done.CancelAsync();
        await reader.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.True(reads > 0);
    }

    private static Product[] Batch(int generation)
        => [.. Enumerable.Range(1, 100).Select(n => new Product { Id = new(n, 0, 0, new byte[8]), Number = generation, Vector = new float[] { n, generation, 1 } })];

    private static async Task<VectorStoreCollection<Guid, Product>> FilledAsync(VectorStore store, params Product[] records)
    {
        var collection = store.GetCollection<Guid, Product>("products");
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(records, Cancel);
        return collection;
    }

    private static async Task AssertUntouched(VectorStoreCollection<Guid, Product> collection)
    {
        var stored = await collection.GetAsync(Id, new() { IncludeVectors = true }, Cancel);
        Assert.Equal("stored", stored!.Label);
        Assert.Equal(["a"], stored.Tags!);
        Assert.Equal(["m"], stored.Marks!);
        Assert.Equal([1, 0, 0], stored.Vector.ToArray());
    }
}
