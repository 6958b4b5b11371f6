using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Scores in the unit of each distance function, their order and their threshold.</summary>
public abstract class DistanceSuite(TestStore store) : StoreSuite(store)
{
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
            await Assert.ThrowsAsync<NotSupportedException>(() => FilledAsync(opened, Store.NewName(), Point.Three, Point.Definition(function, null)));
            return;
        }

        var collection = await FilledAsync(opened, Store.NewName(), Point.Three, Point.Definition(function, null));
        var results = await collection.SearchAsync(Point.Query, 9, cancellationToken: Cancel).ToListAsync(Cancel);
        var scores = results.ToDictionary(r => r.Record.Name!, r => r.Score!.Value);
        Assert.Equal(same, scores["same"], 3);
        Assert.Equal(opposite, scores["opposite"], 3);
        Assert.Equal(orthogonal, scores["orthogonal"], 3);
        var isSimilarity = function is DistanceFunction.CosineSimilarity or DistanceFunction.DotProductSimilarity;
        Assert.Equal(isSimilarity ? scores.Values.OrderDescending() : scores.Values.Order(), results.Select(r => r.Score!.Value));

        var near = await collection.SearchAsync(Point.Query, 9, new() { ScoreThreshold = same + (isSimilarity ? -0.5 : 0.5) }, Cancel).ToListAsync(Cancel);
        Assert.Equal("same", Assert.Single(near).Record.Name);
    }

    [Fact]
    public void An_unknown_function_is_refused()
    {
        using var opened = Store.Open();

        Assert.Throws<NotSupportedException>(() => opened.GetCollection<Guid, Point>("x", Point.Definition("Telepathy", null)));
    }
}
