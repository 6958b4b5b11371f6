using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>A record with several vectors.</summary>
public abstract class MultiVectorSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task Of_two_vectors_one_must_be_chosen()
    {
        var collection = await FilledAsync(new Pair { Id = Key(1), First = new float[] { 1, 0 }, Second = new float[] { 0, 1 } }, new Pair { Id = Key(2), First = new float[] { 0, 1 }, Second = new float[] { 1, 0 } });

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await collection.SearchAsync(new float[] { 1, 0 }, 1, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal(Key(1), (await collection.SearchAsync(new float[] { 1, 0 }, 1, new() { VectorProperty = r => r.First }, Cancel).SingleAsync(Cancel)).Record.Id);
        var second = (await collection.SearchAsync(new float[] { 1, 0 }, 1, new() { VectorProperty = r => r.Second, IncludeVectors = true }, Cancel).SingleAsync(Cancel)).Record;
        AssertVector([0, 1], second.First);
        AssertVector([1, 0], second.Second);
    }

    public sealed class Pair
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> First { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> Second { get; set; }
    }
}
