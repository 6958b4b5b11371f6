using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Records of a key and a vector.</summary>
public abstract class NoDataSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task A_record_without_data_is_read_found_and_deleted()
    {
        var collection = await FilledAsync(new Bare { Id = Key(1), Vector = new float[] { 1, 0 } }, new Bare { Id = Key(2), Vector = new float[] { 0, 1 } });

        AssertVector([0, 1], (await collection.GetAsync(Key(2), new() { IncludeVectors = true }, Cancel))!.Vector);
        var found = await collection.SearchAsync(new float[] { 1, 0 }, 1, new() { IncludeVectors = true }, Cancel).SingleAsync(Cancel);
        Assert.Equal(Key(1), found.Record.Id);
        AssertVector([1, 0], found.Record.Vector);
        await collection.DeleteAsync(Key(1), Cancel);
        Assert.Equal(Key(2), (await collection.SearchAsync(new float[] { 1, 0 }, 9, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Id);
    }

    public sealed class Bare
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }
}
