using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Every type of vector goes in, is searched for, and comes out.</summary>
public abstract class VectorTypeSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public Task Vectors_as_memory() => VectorRoundTrips(new ReadOnlyMemory<float>([1, 2, 3]), vector => vector.ToArray());

    [Fact]
    public Task Vectors_as_array() => VectorRoundTrips(new float[] { 1, 2, 3 }, vector => vector);

    [Fact]
    public Task Vectors_as_embedding() => VectorRoundTrips(new Embedding<float>(new float[] { 1, 2, 3 }), vector => vector.Vector.ToArray());

    private async Task VectorRoundTrips<T>(T vector, Func<T, float[]> numbers)
        where T : notnull
    {
        using var opened = Store.Open();
        var name = Store.NewName();
        var collection = await FilledAsync(opened, name, [new VectorBox<T> { Id = Key(1), Vector = vector }]);
        var dictionaries = opened.GetDynamicCollection(name, new()
        {
            Properties = [new VectorStoreKeyProperty("Id", typeof(Guid)), new VectorStoreVectorProperty("Vector", typeof(T), 3)],
        });
        var dictionary = await dictionaries.GetAsync(Key(1), new() { IncludeVectors = true }, Cancel);
        AssertVector([1, 2, 3], numbers(Assert.IsType<T>(dictionary!["Vector"])));
        var found = await collection.SearchAsync(vector, 1, new() { IncludeVectors = true }, Cancel).SingleAsync(Cancel);
        AssertVector([1, 2, 3], numbers(found.Record.Vector!));
    }

    public sealed class VectorBox<T>
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreVector(3)]
        public T? Vector { get; set; }
    }
}
