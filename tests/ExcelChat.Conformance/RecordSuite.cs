using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Records are written, read and deleted, as objects.</summary>
public abstract class RecordSuite(TestStore store) : StoreSuite(store)
{
    private static Product[] Three =>
    [
        new() { Id = Key(1), Number = 2, Label = "b", Rating = 1, Tags = ["x"], Marks = ["m"], Vector = new float[] { 1, 2, 3 } },
        new() { Id = Key(2), Number = 1, Label = "a", Sold = true, Vector = new float[] { 4, 5, 6 } },
        new() { Id = Key(3), Number = 1, Label = "c", Vector = new float[] { 7, 8, 9 } },
    ];

    [Fact]
    public async Task A_record_comes_back_with_its_vector_when_asked()
    {
        var collection = await FilledAsync(Three);

        var read = await collection.GetAsync(Key(1), new() { IncludeVectors = true }, Cancel);
        AssertSame(Three[0], read!);
        AssertVector([1, 2, 3], read!.Vector);
        var filtered = await collection.GetAsync(r => r.Sold, 1, new() { IncludeVectors = true }, Cancel).SingleAsync(Cancel);
        AssertVector([4, 5, 6], filtered.Vector);
        var listed = await collection.GetAsync([Key(3)], new() { IncludeVectors = true }, Cancel).SingleAsync(Cancel);
        AssertVector([7, 8, 9], listed.Vector);
    }

    [Fact]
    public async Task A_record_comes_back_without_its_vector_otherwise()
    {
        var collection = await FilledAsync(Three);

        var read = await collection.GetAsync(Key(1), cancellationToken: Cancel);
        AssertSame(Three[0], read!);
        Assert.Equal(0, read!.Vector.Length);
        Assert.All(await collection.GetAsync(r => true, 9, cancellationToken: Cancel).ToListAsync(Cancel), r => Assert.Equal(0, r.Vector.Length));
    }

    [Fact]
    public async Task Missing_keys_are_left_out()
    {
        var collection = await FilledAsync(Three);

        Assert.Null(await collection.GetAsync(Key(99), cancellationToken: Cancel));
        Assert.Equal([Key(1), Key(3)], await collection.GetAsync([Key(1), Key(99), Key(3)], cancellationToken: Cancel).Select(r => r.Id).Order().ToListAsync(Cancel));
        Assert.Empty(await collection.GetAsync(Array.Empty<Guid>(), cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Upsert_inserts_and_updates_in_one_batch()
    {
        var collection = await FilledAsync(Three);
        await collection.UpsertAsync([new Product { Id = Key(1), Label = "new", Vector = new float[] { 0, 0, 1 } }, new Product { Id = Key(4), Label = "fourth", Vector = new float[] { 0, 1, 0 } }], Cancel);

        var updated = await collection.GetAsync(Key(1), new() { IncludeVectors = true }, Cancel);
        Assert.Equal(("new", 0, null, null), (updated!.Label, updated.Number, updated.Rating, updated.Tags));
        AssertVector([0, 0, 1], updated.Vector);
        Assert.Equal(4, await collection.GetAsync(r => true, 9, cancellationToken: Cancel).CountAsync(Cancel));
        Assert.Equal(Key(1), (await collection.SearchAsync(new float[] { 0, 0, 1 }, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Id);
    }

    [Fact]
    public async Task The_last_of_a_key_in_a_batch_wins()
    {
        var collection = await FilledAsync(new Product { Id = Key(1), Label = "first", Vector = new float[] { 1, 0, 0 } }, new Product { Id = Key(1), Label = "last", Vector = new float[] { 1, 0, 0 } });

        Assert.Equal("last", (await collection.GetAsync(r => true, 9, cancellationToken: Cancel).SingleAsync(Cancel)).Label);
    }

    [Fact]
    public async Task Empty_batches_do_nothing()
    {
        var collection = await FilledAsync(Three);
        await collection.UpsertAsync([], Cancel);
        await collection.DeleteAsync(Array.Empty<Guid>(), Cancel);

        Assert.Equal(3, await collection.GetAsync(r => true, 9, cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task Deleted_records_are_gone_from_every_view_and_deleting_again_is_fine()
    {
        var collection = await FilledAsync(Three);
        await collection.DeleteAsync(Key(1), Cancel);
        await collection.DeleteAsync([Key(1), Key(2), Key(99)], Cancel);

        Assert.Null(await collection.GetAsync(Key(1), cancellationToken: Cancel));
        Assert.Equal([Key(3)], await collection.GetAsync(r => true, 9, cancellationToken: Cancel).Select(r => r.Id).ToListAsync(Cancel));
        Assert.Equal([Key(3)], await collection.SearchAsync(new float[] { 1, 1, 1 }, 9, cancellationToken: Cancel).Select(r => r.Record.Id).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_place_left_by_a_deleted_record_shows_nothing_of_it()
    {
        var collection = await FilledAsync<Nullable>(new Nullable { Id = Key(1), Text = "old", Vector = new float[] { 1, 0 } });
        await collection.DeleteAsync(Key(1), Cancel);
        await collection.UpsertAsync(new Nullable { Id = Key(2) }, Cancel);

        var read = await collection.GetAsync(Key(2), new() { IncludeVectors = true }, Cancel);
        Assert.Null(read!.Text);
        Assert.Null(read.Vector);
        Assert.Empty(await collection.SearchAsync(new float[] { 1, 0 }, 9, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Filtered_get_sorts_by_several_keys_skips_and_stops_at_top()
    {
        var collection = await FilledAsync(Three);

        Assert.Equal([Key(2), Key(3), Key(1)], await Ordered(new() { OrderBy = by => by.Ascending(r => r.Number).Ascending(r => r.Label) }));
        Assert.Equal([Key(3), Key(2), Key(1)], await Ordered(new() { OrderBy = by => by.Ascending(r => r.Number).Descending(r => r.Label) }));
        Assert.Equal([Key(3)], await Ordered(new() { OrderBy = by => by.Descending(r => r.Label), Skip = 0 }, top: 1));
        Assert.Equal([Key(1), Key(2)], await Ordered(new() { OrderBy = by => by.Descending(r => r.Label), Skip = 1 }, top: 5));
        Assert.Empty(await Ordered(new() { Skip = 3 }));

        async Task<List<Guid>> Ordered(FilteredRecordRetrievalOptions<Product> options, int top = 9)
            => await collection.GetAsync(r => true, top, options, Cancel).Select(r => r.Id).ToListAsync(Cancel);
    }

    [Fact]
    public async Task Null_sorts_before_values()
    {
        var collection = await FilledAsync(Three);

        Assert.Equal(Key(1), await collection.GetAsync(r => true, 9, new() { OrderBy = by => by.Ascending(r => r.Rating) }, Cancel).Select(r => r.Id).LastAsync(Cancel));
    }

    [Fact]
    public async Task Null_arguments_are_named()
    {
        var collection = await FilledAsync(Three);

        Assert.Equal("keys", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await collection.GetAsync((IEnumerable<Guid>)null!, cancellationToken: Cancel).ToListAsync(Cancel))).ParamName);
        Assert.Equal("keys", (await Assert.ThrowsAsync<ArgumentNullException>(() => collection.DeleteAsync((IEnumerable<Guid>)null!, Cancel))).ParamName);
        Assert.Equal("records", (await Assert.ThrowsAsync<ArgumentNullException>(() => collection.UpsertAsync((IEnumerable<Product>)null!, Cancel))).ParamName);
        Assert.Equal("filter", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await collection.GetAsync(null!, 1, cancellationToken: Cancel).ToListAsync(Cancel))).ParamName);
        Assert.Equal("searchValue", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await collection.SearchAsync((string)null!, 1, cancellationToken: Cancel).ToListAsync(Cancel))).ParamName);
    }

    [Fact]
    public async Task Top_below_one_is_refused()
    {
        var collection = await FilledAsync(Three);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await collection.GetAsync(r => true, 0, cancellationToken: Cancel).ToListAsync(Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await collection.SearchAsync(new float[] { 1, 0, 0 }, 0, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Ten_thousand_records_go_in_at_once()
    {
        var collection = await FilledAsync(Enumerable.Range(1, 10_000).Select(n => new Product { Id = Key(n), Number = n, Vector = new float[] { 1, n / 10_000f, 0 } }).ToArray());

        Assert.Equal(10_000, await collection.GetAsync(r => true, 20_000, cancellationToken: Cancel).CountAsync(Cancel));
        Assert.Equal([Key(10_000), Key(9_999)], await collection.SearchAsync(new float[] { 0, 1, 0 }, 2, cancellationToken: Cancel).Select(r => r.Record.Id).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_batch_cancelled_in_the_middle_stores_nothing_and_says_cancelled()
    {
        var collection = await FilledAsync(Three);
        using var source = new CancellationTokenSource();
        IEnumerable<Product> Batch()
        {
            yield return new() { Id = Key(10), Vector = new float[] { 1, 0, 0 } };
            source.Cancel();
            yield return new() { Id = Key(11), Vector = new float[] { 1, 0, 0 } };
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collection.UpsertAsync(Batch(), source.Token));
        Assert.Equal(3, await collection.GetAsync(r => true, 9, cancellationToken: Cancel).CountAsync(Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await collection.SearchAsync(new float[] { 1, 0, 0 }, 1, cancellationToken: source.Token).ToListAsync(Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await collection.GetAsync(r => true, 1, cancellationToken: source.Token).ToListAsync(Cancel));
    }

    private static void AssertSame(Product expected, Product actual)
        => Assert.Equivalent(
            new { expected.Id, expected.Number, expected.Label, expected.Rating, expected.Sold, expected.Tags, expected.Marks, expected.Made },
            new { actual.Id, actual.Number, actual.Label, actual.Rating, actual.Sold, actual.Tags, actual.Marks, actual.Made },
            strict: true);

    public sealed class Nullable
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData]
        public string? Text { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float>? Vector { get; set; }
    }
}
