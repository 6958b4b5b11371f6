using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Suites;

/// <summary>Vector search: scores in the unit of each distance function, order, limits, and hostile vectors.</summary>
public abstract class SearchSuite(TestStore store) : StoreSuite(store)
{
    private static readonly float[] Query = [1, 2, 0, 0];

    // Distances of [1,2,0,0] to itself, to its opposite, and to [0,0,3,0].
    [Theory]
    [InlineData(DistanceFunction.CosineSimilarity, 1, -1, 0)]
    [InlineData(DistanceFunction.CosineDistance, 0, 2, 1)]
    [InlineData(DistanceFunction.DotProductSimilarity, 5, -5, 0)]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity, -5, 5, 0)]
    [InlineData(DistanceFunction.EuclideanDistance, 0, 4.472136, 3.741657)]
    [InlineData(DistanceFunction.EuclideanSquaredDistance, 0, 20, 14)]
    [InlineData(DistanceFunction.HammingDistance, 0, 2, 3)]
    [InlineData(DistanceFunction.ManhattanDistance, 0, 6, 6)]
    public async Task Scores_and_order_of_a_distance_function(string function, double same, double opposite, double orthogonal)
    {
        using var opened = Store.Open();
        if (!Store.Knows(function))
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => Filled(opened, function));
            return;
        }

        var collection = await Filled(opened, function);
        var results = await collection.SearchAsync(Query, 9, cancellationToken: Cancel).ToListAsync(Cancel);
        var scores = results.ToDictionary(r => r.Record.Name!, r => r.Score!.Value);
        Assert.Equal(same, scores["same"], 3);
        Assert.Equal(opposite, scores["opposite"], 3);
        Assert.Equal(orthogonal, scores["orthogonal"], 3);
        var isSimilarity = function is DistanceFunction.CosineSimilarity or DistanceFunction.DotProductSimilarity;
        Assert.Equal(isSimilarity ? scores.Values.OrderDescending() : scores.Values.Order(), results.Select(r => r.Score!.Value));

        var near = await collection.SearchAsync(Query, 9, new() { ScoreThreshold = same + (isSimilarity ? -0.5 : 0.5) }, Cancel).ToListAsync(Cancel);
        Assert.Equal("same", Assert.Single(near).Record.Name);
    }

    [Theory]
    [InlineData(IndexKind.Flat)]
    [InlineData(IndexKind.Hnsw)]
    public async Task Index_kinds_search(string kind)
    {
        using var opened = Store.Open();
        Assert.Equal("same", (await (await Filled(opened, DistanceFunction.CosineSimilarity, kind)).SearchAsync(Query, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Name);
    }

    [Fact]
    public void Unknown_functions_and_indexes_are_refused()
    {
        using var opened = Store.Open();

        Assert.Throws<NotSupportedException>(() => opened.GetCollection<Guid, Point>("x", Definition("Telepathy", null)));
        Assert.Throws<NotSupportedException>(() => opened.GetCollection<Guid, Point>("x", Definition(null, "Telepathy")));
    }

    [Fact]
    public async Task Filter_applies_before_the_search_and_skip_and_top_after()
    {
        var collection = await FilledAsync(Enumerable.Range(1, 1000).Select(n => new Product { Id = Key(n), Number = n, Vector = new float[] { n, 1000 - n, 1 } }).ToArray());
        float[] towardsHigh = [1, 0, 0];

        var rare = await Ids(new() { Filter = r => r.Number <= 5 }, top: 3);
        Assert.Equal([Key(5), Key(4), Key(3)], rare);
        Assert.Equal([Key(3), Key(2)], await Ids(new() { Filter = r => r.Number <= 5, Skip = 2 }, top: 2));
        Assert.Equal(5, (await Ids(new() { Filter = r => r.Number <= 5 }, top: int.MaxValue)).Count);
        Assert.Equal([Key(1)], await Ids(new() { Filter = r => r.Number <= 5, Skip = 4 }, top: int.MaxValue));

        async Task<List<Guid>> Ids(VectorSearchOptions<Product> options, int top)
            => await collection.SearchAsync(towardsHigh, top, options, Cancel).Select(r => r.Record.Id).ToListAsync(Cancel);
    }

    [Fact]
    public async Task Equally_near_records_come_in_the_order_of_their_insertion()
    {
        var collection = await FilledAsync(Enumerable.Range(0, 50).Select(n => new Product { Id = Key(50 - n), Vector = new float[] { 1, 1, 0 } }).ToArray());
        await collection.UpsertAsync(new Product { Id = Key(40), Vector = new float[] { 1, 1, 0 } }, Cancel);

        Assert.Equal(Enumerable.Range(0, 20).Select(n => Key(50 - n)), await collection.SearchAsync(new float[] { 1, 1, 0 }, 20, cancellationToken: Cancel).Select(r => r.Record.Id).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData(1f, 2f)]
    [InlineData(1f, 2f, 3f, 4f)]
    [InlineData(1f, float.NaN, 3f)]
    [InlineData(1f, float.PositiveInfinity, 3f)]
    public async Task Bad_vectors_are_refused_and_nothing_of_the_batch_is_stored(params float[] bad)
    {
        var collection = await FilledAsync(new Product { Id = Key(1), Vector = new float[] { 1, 0, 0 } });

        var error = await Assert.ThrowsAsync<ArgumentException>(() => collection.UpsertAsync([new Product { Id = Key(2), Vector = new float[] { 1, 0, 0 } }, new Product { Id = Key(3), Vector = bad }], Cancel));
        Assert.Contains("Vector", error.Message);
        Assert.Null(await collection.GetAsync(Key(2), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await collection.SearchAsync(bad, 1, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_zero_vector_is_unlike_everything_but_searchable()
    {
        var collection = await FilledAsync(
            new Product { Id = Key(1), Vector = new float[] { 0, 0, 0 } },
            new Product { Id = Key(2), Vector = new float[] { 1, 0, 0 } },
            new Product { Id = Key(3), Vector = new float[] { -1, 0, 0 } });

        var found = await collection.SearchAsync(new float[] { 1, 0, 0 }, 9, cancellationToken: Cancel).ToListAsync(Cancel);
        Assert.Equal([Key(2), Key(1), Key(3)], found.Select(r => r.Record.Id));
        Assert.Equal(0, found[1].Score);
        Assert.All(await collection.SearchAsync(new float[] { 0, 0, 0 }, 9, cancellationToken: Cancel).ToListAsync(Cancel), r => Assert.Equal(0, r.Score));
    }

    [Fact]
    public async Task Of_two_vectors_one_must_be_chosen()
    {
        var collection = await FilledAsync(new Pair { Id = Key(1), First = new float[] { 1, 0 }, Second = new float[] { 0, 1 } }, new Pair { Id = Key(2), First = new float[] { 0, 1 }, Second = new float[] { 1, 0 } });

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await collection.SearchAsync(new float[] { 1, 0 }, 1, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal(Key(1), (await collection.SearchAsync(new float[] { 1, 0 }, 1, new() { VectorProperty = r => r.First }, Cancel).SingleAsync(Cancel)).Record.Id);
        var second = (await collection.SearchAsync(new float[] { 1, 0 }, 1, new() { VectorProperty = r => r.Second, IncludeVectors = true }, Cancel).SingleAsync(Cancel)).Record;
        Assert.Equal([0, 1], second.First.ToArray());
        Assert.Equal([1, 0], second.Second.ToArray());
    }

    private static VectorStoreCollectionDefinition Definition(string? function, string? kind) => new()
    {
        Properties = [new VectorStoreVectorProperty(nameof(Point.Vector), typeof(ReadOnlyMemory<float>), 4) { DistanceFunction = function, IndexKind = kind }],
    };

    private Task<VectorStoreCollection<Guid, Point>> Filled(VectorStore opened, string function, string kind = IndexKind.Flat) => FilledAsync(
        opened,
        Store.NewName(),
        [
            new() { Id = Key(1), Name = "opposite", Vector = new float[] { -1, -2, 0, 0 } },
            new() { Id = Key(2), Name = "orthogonal", Vector = new float[] { 0, 0, 3, 0 } },
            new Point { Id = Key(3), Name = "same", Vector = Query },
        ],
        Definition(function, kind));

    public sealed class Point
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData]
        public string? Name { get; set; }

        [VectorStoreVector(4)]
        public ReadOnlyMemory<float> Vector { get; set; }
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
