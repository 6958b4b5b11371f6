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

    /// <summary>
    /// So many that the store goes over them quantised. Two kinds are hard: spiky vectors have one number far larger than the others, and vectors that are alike differ by less than a step.
    /// </summary>
    [Theory]
    [InlineData(DistanceFunction.CosineSimilarity, VectorKind.Even)]
    [InlineData(DistanceFunction.CosineSimilarity, VectorKind.Spiky)]
    [InlineData(DistanceFunction.CosineDistance, VectorKind.Even)]
    [InlineData(DistanceFunction.DotProductSimilarity, VectorKind.Spiky)]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity, VectorKind.Even)]
    [InlineData(DistanceFunction.EuclideanDistance, VectorKind.Spiky)]
    [InlineData(DistanceFunction.EuclideanSquaredDistance, VectorKind.Even)]
    [InlineData(DistanceFunction.CosineSimilarity, VectorKind.Alike)]
    [InlineData(DistanceFunction.EuclideanDistance, VectorKind.Alike)]
    public async Task Among_many_the_nearest_are_found_with_their_exact_scores(string function, VectorKind kind)
    {
        const int Count = 6000, Top = 10, Queries = 20;
        var random = new Random(11);
        var vectors = Enumerable.Range(0, Count).Select(_ => Vector(random, kind)).ToArray();
        using var store = new InMemoryVectorStore();
        var collection = Open(store, function, vectors[0].Length);
        await collection.EnsureCollectionExistsAsync(Token);
        await collection.UpsertAsync(vectors.Select(Record), Token);
        await collection.DeleteAsync(Enumerable.Range(0, Count).Where(index => index % 7 == 0).Select(index => (object)index), Token);

        var found = 0;
        for (var i = 0; i < Queries; i++)
        {
            var query = Vector(random, kind);
            var nearest = vectors.Select((vector, index) => (Index: index, Score: Score(function, query, vector))).Where(item => item.Index % 7 != 0)
                .OrderBy(item => function is DistanceFunction.CosineSimilarity or DistanceFunction.DotProductSimilarity ? -item.Score : item.Score).Take(Top).ToDictionary(item => item.Index, item => item.Score);
            await foreach (var hit in collection.SearchAsync(query, Top, cancellationToken: Token))
            {
                var index = (int)hit.Record["Id"]!;
                found += nearest.ContainsKey(index) ? 1 : 0;
                Assert.Equal(Score(function, query, vectors[index]), hit.Score!.Value, 1e-3);
            }
        }

        Assert.InRange(found, 0.99 * Queries * Top, Queries * Top);
    }

    /// <summary>Vectors of which all small numbers, as they are, would be rounded away in the direction of their neighbours.</summary>
    [Theory]
    [InlineData(1f)]
    [InlineData(0.2f)]
    public async Task A_pattern_beside_a_large_number_is_found(float large)
    {
        const int Count = 6000, Members = 100, Numbers = 384;
        var random = new Random(5);
        var pattern = Enumerable.Range(0, Numbers).Select(i => i == 0 ? 1f : Small()).ToArray();
        using var store = new InMemoryVectorStore();
        var collection = Open(store, DistanceFunction.CosineSimilarity, Numbers);
        await collection.EnsureCollectionExistsAsync(Token);

        // The nearest come last, when others have been found that are near.
        await collection.UpsertAsync(Enumerable.Range(0, Count - Members).Select(index => Record([1f, .. Enumerable.Range(1, Numbers - 1).Select(_ => Small())], index)), Token);
        await collection.UpsertAsync(Enumerable.Range(Count - Members, Members).Select(index => Record([.. pattern.Select((x, i) => i > 0 && i < Count - index ? -x : x)], index)), Token);

        var nearest = await collection.SearchAsync(pattern.Select((x, i) => i == 0 ? large : x).ToArray(), 10, cancellationToken: Token).Select(hit => (int)hit.Record["Id"]!).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(1, 10).Select(i => Count - i), nearest);

        float Small() => random.Next(2) == 0 ? 0.04f : -0.04f;
    }

    [Fact]
    public async Task Numbers_whose_squares_are_not_finite_do_not_hide_others()
    {
        using var store = new InMemoryVectorStore();
        var collection = Open(store, DistanceFunction.CosineSimilarity, 2);
        await collection.EnsureCollectionExistsAsync(Token);
        await collection.UpsertAsync(Enumerable.Range(0, 20).Select(index => Record(index < 3 ? [3e38f, 3e38f] : [1, index], index)), Token);

        var nearest = await collection.SearchAsync(new float[] { 1, 3 }, 3, cancellationToken: Token).Select(hit => (int)hit.Record["Id"]!).ToListAsync(Token);

        Assert.Equal([3, 4, 5], nearest);
    }

    /// <summary>Nearly all vectors differ from each other by less than four bits can tell.</summary>
    [Fact]
    public async Task A_property_with_a_flat_index_is_searched_exactly()
    {
        const int Count = 6000;
        using var store = new InMemoryVectorStore();
        var collection = Open(store, DistanceFunction.DotProductSimilarity, 2, IndexKind.Flat);
        await collection.EnsureCollectionExistsAsync(Token);
        await collection.UpsertAsync(Enumerable.Range(0, Count).Select(index => Record([1, index * 1e-7f], index)), Token);

        var nearest = await collection.SearchAsync(new float[] { 0, 1 }, 5, cancellationToken: Token).Select(hit => (int)hit.Record["Id"]!).ToListAsync(Token);

        Assert.Equal([5999, 5998, 5997, 5996, 5995], nearest);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static float[] Vector(Random random, VectorKind kind)
    {
        var vector = Enumerable.Range(0, 96).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        vector[random.Next(vector.Length)] *= kind == VectorKind.Spiky ? 20 : 1;
        return kind == VectorKind.Alike ? [.. vector.Select((x, i) => ((i % 10) - 4) + (0.1f * x))] : vector;
    }

    private static double Score(string function, float[] query, float[] vector)
    {
        var product = query.Zip(vector, (a, b) => (double)a * b).Sum();
        var cosine = product / Math.Sqrt(query.Sum(a => (double)a * a) * vector.Sum(a => (double)a * a));
        var distance = query.Zip(vector, (a, b) => ((double)a - b) * ((double)a - b)).Sum();
        return function switch
        {
            DistanceFunction.CosineSimilarity => cosine,
            DistanceFunction.CosineDistance => 1 - cosine,
            DistanceFunction.DotProductSimilarity => product,
            DistanceFunction.NegativeDotProductSimilarity => -product,
            DistanceFunction.EuclideanDistance => Math.Sqrt(distance),
            _ => distance,
        };
    }

    private static Dictionary<string, object?> Record(float[] vector, int index) => new() { ["Id"] = index, ["Vector"] = vector };

    private static VectorStoreCollection<object, Dictionary<string, object?>> Open(InMemoryVectorStore store, string function, int dimensions, string? indexKind = null) => store.GetDynamicCollection("vectors", new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Id", typeof(int)),
            new VectorStoreVectorProperty("Vector", typeof(float[]), dimensions) { DistanceFunction = function, IndexKind = indexKind },
        ],
    });

    private static List<(int, double?)> Search(float[][] vectors, float[] query, int take, int skipped)
    {
        using var store = new InMemoryVectorStore();
        var collection = Open(store, DistanceFunction.ManhattanDistance, Dimensions);
        return Run().GetAwaiter().GetResult();

        async Task<List<(int, double?)>> Run()
        {
            await collection.EnsureCollectionExistsAsync();
            await collection.UpsertAsync(vectors.Select(Record));

            // Deleting and inserting again puts the records into used slots, in another order.
            await collection.DeleteAsync(Enumerable.Range(0, vectors.Length).Select(index => (object)index));
            await collection.UpsertAsync(vectors.Select(Record));
            return await collection.SearchAsync(query, take, new() { Skip = skipped }).Select(r => ((int)r.Record["Id"]!, r.Score)).ToListAsync();
        }
    }

    public enum VectorKind
    {
        Even,
        Spiky,
        Alike,
    }
}
