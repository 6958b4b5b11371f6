using ExcelChat.Indexing;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Counting, deleting by filter and building indexes.</summary>
public abstract class MaintenanceSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task Records_are_counted()
    {
        var collection = await Thousand();

        Assert.Equal(1000, await Maintenance(collection).CountAsync(r => true, Cancel));
        Assert.Equal(99, await Maintenance(collection).CountAsync(r => r.Number < 100, Cancel));
        Assert.Equal(500, await Maintenance(collection).CountAsync(r => r.Label != "odd", Cancel));
        Assert.Equal(0, await Maintenance(collection).CountAsync(r => r.Number < 0, Cancel));
    }

    [Fact]
    public async Task Records_are_deleted_by_filter_and_counted()
    {
        var collection = await Thousand();

        Assert.Equal(500, await Maintenance(collection).DeleteAsync(r => r.Label == "odd", Cancel));
        Assert.Equal(0, await Maintenance(collection).DeleteAsync(r => r.Label == "odd", Cancel));
        Assert.Equal(500, await Maintenance(collection).CountAsync(r => true, Cancel));
        Assert.Equal([Key(2)], await collection.GetAsync(r => r.Number < 4, 9, cancellationToken: Cancel).Select(r => r.Id).ToListAsync(Cancel));
        Assert.All(await collection.SearchAsync(new float[] { 1, 0, 0 }, 900, cancellationToken: Cancel).ToListAsync(Cancel), hit => Assert.Null(hit.Record.Label));
    }

    [Fact]
    public async Task Records_are_listed_with_their_keys_and_the_fields_asked_for()
    {
        var collection = await Thousand();

        var odd = await Maintenance(collection).ListAsync(r => r.Label == "odd", [nameof(Product.Label), nameof(Product.Number)], Cancel);
        var all = await Maintenance(collection).ListAsync(r => true, [], Cancel);

        Assert.Equal(Enumerable.Range(0, 500).Select(n => (Key((2 * n) + 1), (2 * n) + 1, "odd")), odd.Select(r => (r.Id, (int)r.Number, r.Label!)).OrderBy(r => r.Item2));
        Assert.Equal(Enumerable.Range(1, 1000).Select(Key).Order(), all.Select(r => r.Id).Order());
        await Assert.ThrowsAsync<ArgumentException>(() => Maintenance(collection).ListAsync(r => true, ["Colour"], Cancel));
        await Assert.ThrowsAsync<NotSupportedException>(() => Maintenance(collection).ListAsync(r => r.Label!.StartsWith("od"), [], Cancel));
    }

    [Fact]
    public async Task Searches_find_the_same_after_building_indexes()
    {
        var collection = await Thousand();
        var before = await Nearest(collection, 3);

        await Maintenance(collection).BuildIndexesAsync(Cancel);
        await Maintenance(collection).BuildIndexesAsync(Cancel);
        Assert.Equal(before, await Nearest(collection, 3));
        Assert.Equal([Key(5), Key(4), Key(3), Key(2), Key(1)], await collection.SearchAsync(new float[] { 1, 0, 0 }, 9, new() { Filter = r => r.Number <= 5 }, Cancel).Select(r => r.Record.Id).ToListAsync(Cancel));
        Assert.Equal(1000, (await Nearest(collection, 2000)).Count);
        await collection.UpsertAsync(new Product { Id = Key(2000), Vector = new float[] { 1, 0, 0 } }, Cancel);
        Assert.Equal(Key(2000), (await Nearest(collection, 3))[0]);
    }

    [Fact]
    public async Task What_cannot_be_translated_is_refused()
    {
        var collection = await Thousand();

        await Assert.ThrowsAsync<NotSupportedException>(() => Maintenance(collection).CountAsync(r => r.Label!.StartsWith("od"), Cancel));
        await Assert.ThrowsAsync<NotSupportedException>(() => Maintenance(collection).DeleteAsync(r => r.Label!.StartsWith("od"), Cancel));
    }

    [Fact]
    public async Task A_missing_collection_is_an_error()
    {
        using var opened = Store.Open();
        var collection = opened.GetCollection<Guid, Product>(Store.NewName());

        await Assert.ThrowsAsync<VectorStoreException>(() => Maintenance(collection).CountAsync(r => true, Cancel));
        await Assert.ThrowsAsync<VectorStoreException>(() => Maintenance(collection).DeleteAsync(r => true, Cancel));
        await Assert.ThrowsAsync<VectorStoreException>(() => Maintenance(collection).BuildIndexesAsync(Cancel));
    }

    private static CollectionMaintenance<Product> Maintenance(VectorStoreCollection<Guid, Product> collection)
        => Assert.IsType<CollectionMaintenance<Product>>(collection.GetService(typeof(CollectionMaintenance<Product>)), exactMatch: false);

    private static async Task<List<Guid>> Nearest(VectorStoreCollection<Guid, Product> collection, int top)
        => await collection.SearchAsync(new float[] { 1, 0, 0 }, top, cancellationToken: Cancel).Select(r => r.Record.Id).ToListAsync(Cancel);

    private Task<VectorStoreCollection<Guid, Product>> Thousand()
        => FilledAsync(Enumerable.Range(1, 1000).Select(n => new Product { Id = Key(n), Number = n, Label = n % 2 == 1 ? "odd" : null, Vector = new float[] { n, 1000 - n, 1 } }).ToArray());
}
