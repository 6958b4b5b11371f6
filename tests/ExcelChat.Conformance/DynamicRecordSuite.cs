using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Records are written, read, searched and deleted, as dictionaries.</summary>
public abstract class DynamicRecordSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task A_dictionary_comes_back_whole()
    {
        var collection = await FilledAsync();

        var read = await collection.GetAsync(Key(1), new() { IncludeVectors = true }, Cancel);
        Assert.Equal(Key(1), read!["Id"]);
        Assert.Equal((2, "b", 4, true), (read["Number"], read["Label"], read["Rating"], read["Sold"]));
        Assert.Equal(["x", "y"], Assert.IsType<string[]>(read["Tags"]));
        Assert.Equal(["m"], Assert.IsType<List<string>>(read["Marks"]));
        AssertVector([1, 0, 0], Assert.IsType<ReadOnlyMemory<float>>(read["Vector"]));
    }

    [Fact]
    public async Task Vectors_that_are_not_asked_for_are_absent_and_values_that_are_null_are_present()
    {
        var collection = await FilledAsync();

        var read = await collection.GetAsync(Key(2), cancellationToken: Cancel);
        Assert.False(read!.ContainsKey("Vector"));
        Assert.True(read.ContainsKey("Label"));
        Assert.Null(read["Label"]);
        Assert.False((await collection.SearchAsync(new float[] { 1, 0, 0 }, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.ContainsKey("Vector"));
    }

    [Fact]
    public async Task Search_filter_sort_update_and_delete_work()
    {
        var collection = await FilledAsync();

        Assert.Equal(Key(2), (await collection.SearchAsync(new float[] { 0, 1, 0 }, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record["Id"]);
        Assert.Equal(Key(1), (await collection.SearchAsync(new float[] { 0, 1, 0 }, 1, new() { Filter = r => (int)r["Number"]! == 2 }, Cancel).SingleAsync(Cancel)).Record["Id"]);
        Assert.Equal([Key(2), Key(1)], await collection.GetAsync(r => true, 9, new() { OrderBy = by => by.Ascending(r => r["Number"]) }, Cancel).Select(r => (Guid)r["Id"]!).ToListAsync(Cancel));

        await collection.UpsertAsync(new Dictionary<string, object?> { ["Id"] = Key(2), ["Label"] = "now" }, Cancel);
        Assert.Equal("now", (await collection.GetAsync([Key(2), Key(9)], cancellationToken: Cancel).SingleAsync(Cancel))["Label"]);
        await collection.DeleteAsync([Key(1), Key(9)], Cancel);
        Assert.Null(await collection.GetAsync(Key(1), cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_missing_guid_key_is_generated_and_written_back()
    {
        var collection = await FilledAsync();
        var record = new Dictionary<string, object?> { ["Label"] = "keyless", ["Vector"] = new ReadOnlyMemory<float>([1, 1, 1]) };
        await collection.UpsertAsync(record, Cancel);

        Assert.Equal("keyless", (await collection.GetAsync(Assert.IsType<Guid>(record["Id"]), cancellationToken: Cancel))!["Label"]);
    }

    [Fact]
    public async Task Null_arguments_are_named()
    {
        var collection = await FilledAsync();

        Assert.Equal("key", (await Assert.ThrowsAsync<ArgumentNullException>(() => collection.GetAsync((object)null!, cancellationToken: Cancel))).ParamName);
        Assert.Equal("key", (await Assert.ThrowsAsync<ArgumentNullException>(() => collection.DeleteAsync((object)null!, Cancel))).ParamName);
    }

    [Fact]
    public async Task The_same_collection_is_seen_typed_and_dynamic()
    {
        using var opened = Store.Open();
        var typed = await FilledAsync(opened, Store.NewName(), [new Product { Id = Key(1), Number = 7, Marks = ["a"], Vector = new float[] { 1, 0, 0 } }]);
        var dynamicView = opened.GetDynamicCollection(typed.Name, Product.Definition);
        await dynamicView.UpsertAsync(new Dictionary<string, object?> { ["Id"] = Key(2), ["Number"] = 8, ["Sold"] = false, ["Made"] = default(DateTimeOffset), ["Vector"] = new ReadOnlyMemory<float>([0, 1, 0]) }, Cancel);

        Assert.Equal(7, (await dynamicView.GetAsync(Key(1), cancellationToken: Cancel))!["Number"]);
        Assert.Equal(8, (await typed.SearchAsync(new float[] { 0, 1, 0 }, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Number);
    }

    private async Task<VectorStoreCollection<object, Dictionary<string, object?>>> FilledAsync()
    {
        var collection = Store.Open().GetDynamicCollection(Store.NewName(), Product.Definition);
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(
            [
                new() { ["Id"] = Key(1), ["Number"] = 2, ["Label"] = "b", ["Rating"] = 4, ["Sold"] = true, ["Tags"] = new[] { "x", "y" }, ["Marks"] = new List<string> { "m" }, ["Made"] = default(DateTimeOffset), ["Vector"] = new ReadOnlyMemory<float>([1, 0, 0]) },
                new() { ["Id"] = Key(2), ["Number"] = 1, ["Sold"] = false, ["Made"] = default(DateTimeOffset), ["Vector"] = new ReadOnlyMemory<float>([0, 1, 0]) },
            ],
            Cancel);
        return collection;
    }
}
