using ExcelChat.Connectors.InMemory;
using FsCheck.Xunit;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryRankingTests
{
    private const int Dimensions = 5;

    [Property(MaxTest = 60)]
    public void The_top_is_the_head_of_a_full_sort(int seed, byte count, byte top, byte skip)
    {
        var random = new Random(seed);
        // Coarse numbers, so that ties and zero vectors occur.
        var vectors = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => (float)random.Next(-1, 2)).ToArray()).ToArray();
        var query = Enumerable.Range(0, Dimensions).Select(_ => (float)random.Next(-1, 2)).ToArray();
        var (take, skipped) = (1 + (top % 20), skip % 10);

        var expected = vectors
            .Select((vector, index) => (Index: index, Distance: vector.Zip(query, (a, b) => Math.Abs(a - b)).Sum()))
            .OrderBy(item => item.Distance)
            .ThenBy(item => item.Index)
            .Skip(skipped)
            .Take(take)
            .Select(item => (item.Index, (double?)item.Distance));
        Assert.Equal(expected, Search(vectors, query, take, skipped));
    }

    private static List<(int, double?)> Search(float[][] vectors, float[] query, int take, int skipped)
    {
        using var store = new InMemoryVectorStore();
        var collection = store.GetDynamicCollection("vectors", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(int)),
                new VectorStoreVectorProperty("Vector", typeof(float[]), Dimensions) { DistanceFunction = DistanceFunction.ManhattanDistance },
            ],
        });
        return Run().GetAwaiter().GetResult();

        async Task<List<(int, double?)>> Run()
        {
            await collection.EnsureCollectionExistsAsync();
            await collection.UpsertAsync(vectors.Select((vector, index) => new Dictionary<string, object?> { ["Id"] = index, ["Vector"] = vector }));

            // Deleting and inserting again puts the records into used slots, in another order.
            await collection.DeleteAsync(Enumerable.Range(0, vectors.Length).Select(index => (object)index));
            await collection.UpsertAsync(vectors.Select((vector, index) => new Dictionary<string, object?> { ["Id"] = index, ["Vector"] = vector }));
            return await collection.SearchAsync(query, take, new() { Skip = skipped }).Select(r => ((int)r.Record["Id"]!, r.Score)).ToListAsync();
        }
    }
}
