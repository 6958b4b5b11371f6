using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Collections come, are listed, and go.</summary>
public abstract class CollectionSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task A_collection_exists_from_ensure_to_delete()
    {
        using var opened = Store.Open();
        var collection = opened.GetCollection<Guid, Product>(Store.NewName());

        Assert.False(await collection.CollectionExistsAsync(Cancel));
        await collection.EnsureCollectionExistsAsync(Cancel);
        Assert.True(await collection.CollectionExistsAsync(Cancel));
        Assert.True(await opened.CollectionExistsAsync(collection.Name, Cancel));
        Assert.Contains(collection.Name, await opened.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));
        await collection.EnsureCollectionDeletedAsync(Cancel);
        Assert.False(await opened.CollectionExistsAsync(collection.Name, Cancel));
        Assert.DoesNotContain(collection.Name, await opened.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Ensuring_again_keeps_the_records()
    {
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(), [new Product { Id = Key(1), Vector = new float[] { 1, 0, 0 } }]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => collection.EnsureCollectionExistsAsync(Cancel))));
        Assert.NotNull(await collection.GetAsync(Key(1), cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_recreated_collection_is_empty()
    {
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(), [new Product { Id = Key(1), Vector = new float[] { 1, 0, 0 } }]);

        await opened.EnsureCollectionDeletedAsync(collection.Name, Cancel);
        await collection.EnsureCollectionExistsAsync(Cancel);
        Assert.Null(await collection.GetAsync(Key(1), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_fine()
    {
        using var opened = Store.Open();
        await opened.EnsureCollectionDeletedAsync(Store.NewName(), Cancel);
        await opened.GetCollection<Guid, Product>(Store.NewName()).EnsureCollectionDeletedAsync(Cancel);
    }

    [Fact]
    public async Task A_missing_collection_is_an_error_that_says_where()
    {
        using var opened = Store.Open();
        var collection = opened.GetCollection<Guid, Product>(Store.NewName());

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => collection.UpsertAsync(new Product { Vector = new float[] { 1, 0, 0 } }, Cancel));
        Assert.Equal(collection.Name, error.CollectionName);
        Assert.NotNull(error.OperationName);
        Assert.NotNull(error.VectorStoreSystemName);
        await Assert.ThrowsAsync<VectorStoreException>(async () => await collection.SearchAsync(new float[] { 1, 0, 0 }, 1, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public void Metadata_names_the_system_and_the_collection()
    {
        using var opened = Store.Open();
        var collection = opened.GetCollection<Guid, Product>(Store.NewName());

        var metadata = Assert.IsType<VectorStoreCollectionMetadata>(collection.GetService(typeof(VectorStoreCollectionMetadata)));
        Assert.Equal(collection.Name, metadata.CollectionName);
        Assert.Equal(metadata.VectorStoreSystemName, Assert.IsType<VectorStoreMetadata>(opened.GetService(typeof(VectorStoreMetadata))).VectorStoreSystemName);
        Assert.NotNull(metadata.VectorStoreSystemName);
        Assert.Same(collection, collection.GetService(typeof(IKeywordHybridSearchable<Product>)));
        Assert.Null(collection.GetService(typeof(VectorStoreCollectionMetadata), "another"));
        Assert.Null(opened.GetService(typeof(string)));
    }

    [Theory]
    [InlineData("it's \"quoted\"; drop")]
    [InlineData("with.dots.and spaces")]
    [InlineData("çölü-表-😀")]
    [InlineData("eighty_characters_eighty_characters_eighty_characters_eighty_characters_eighty_c")]
    public async Task Strange_names_work(string prefix)
    {
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(prefix), [new Product { Id = Key(1), Vector = new float[] { 1, 0, 0 } }]);

        Assert.NotNull(await collection.GetAsync(Key(1), cancellationToken: Cancel));
        Assert.Contains(collection.Name, await opened.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public void Bad_requests_for_a_collection_are_refused()
    {
        using var opened = Store.Open();

        Assert.Throws<NotSupportedException>(() => opened.GetCollection<object, Dictionary<string, object?>>("x", Product.Definition));
        Assert.Throws<InvalidOperationException>(() => opened.GetCollection<string, Product>("x"));
        Assert.ThrowsAny<ArgumentException>(() => opened.GetCollection<Guid, Product>(""));
        Assert.Throws<ArgumentNullException>("definition", () => opened.GetDynamicCollection("x", null!));
    }

    [Fact]
    public async Task Disposing_a_collection_leaves_the_store_open()
    {
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(), [new Product { Id = Key(1), Vector = new float[] { 1, 0, 0 } }]);
        collection.Dispose();

        Assert.NotNull(await opened.GetCollection<Guid, Product>(collection.Name).GetAsync(Key(1), cancellationToken: Cancel));
    }
}
