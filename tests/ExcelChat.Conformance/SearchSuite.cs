using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Vector search: filters, order, limits, and hostile vectors.</summary>
public abstract class SearchSuite(TestStore store) : StoreSuite(store)
{
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
    public async Task Equally_near_records_come_in_a_fixed_order()
    {
        var collection = await FilledAsync(Enumerable.Range(0, 50).Select(n => new Product { Id = Key(50 - n), Vector = new float[] { 1, 1, 0 } }).ToArray());
        await collection.UpsertAsync(new Product { Id = Key(40), Vector = new float[] { 1, 1, 0 } }, Cancel);

        var found = await collection.SearchAsync(new float[] { 1, 1, 0 }, 20, cancellationToken: Cancel).Select(r => r.Record.Id).ToListAsync(Cancel);
        if (Store.BreaksTiesByInsertion)
        {
            Assert.Equal(Enumerable.Range(0, 20).Select(n => Key(50 - n)), found);
        }

        Assert.Equal(found, await collection.SearchAsync(new float[] { 1, 1, 0 }, 20, cancellationToken: Cancel).Select(r => r.Record.Id).ToListAsync(Cancel));
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
    public async Task A_zero_vector_is_unlike_everything()
    {
        var collection = await FilledAsync(
            new Product { Id = Key(1), Vector = new float[] { 0, 0, 0 } },
            new Product { Id = Key(2), Vector = new float[] { 1, 0, 0 } },
            new Product { Id = Key(3), Vector = new float[] { -1, 0, 0 } });

        var found = await collection.SearchAsync(new float[] { 1, 0, 0 }, 9, cancellationToken: Cancel).ToListAsync(Cancel);
        if (!Store.FindsZeroVectors)
        {
            Assert.Equal([Key(2), Key(3)], found.Select(r => r.Record.Id));
            Assert.Empty(await collection.SearchAsync(new float[] { 0, 0, 0 }, 9, cancellationToken: Cancel).ToListAsync(Cancel));
            return;
        }

        Assert.Equal([Key(2), Key(1), Key(3)], found.Select(r => r.Record.Id));
        Assert.Equal(0, found[1].Score);
        Assert.All(await collection.SearchAsync(new float[] { 0, 0, 0 }, 9, cancellationToken: Cancel).ToListAsync(Cancel), r => Assert.Equal(0, r.Score));
    }
}
