using Microsoft.Extensions.VectorData;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorRankingTests : IDisposable
{
    private static readonly float[] Query = [1, 0];

    private readonly PgVectorTestStore _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_table_that_was_never_analysed_two_of_three_sought_words_outrank_the_rarest_alone()
    {
        using var store = _server.Open();
        var collection = store.GetDynamicCollection("fresh", Definition("Id", "Text"));
        await collection.EnsureCollectionExistsAsync(Cancel);

        // Of 300 records ten say alpha, nine beta and eight gamma; the first alone says two of them.
        await collection.UpsertAsync(
            Enumerable.Range(0, 300).Select(n => Record("Id", n, "Text", n == 0 ? "alpha beta" : n < 10 ? "alpha filler" : n < 18 ? "beta filler" : n < 26 ? "gamma filler" : "other filler")), Cancel);

        var found = await SearchAsync(collection, ["alpha", "beta", "gamma"], new());
        Assert.Equal(0, found[0]["Id"]);
    }

    [Theory]
    [InlineData("w", "b")]
    [InlineData("b", "w")]
    [InlineData("d", "r")]
    [InlineData("r", "d")]
    [InlineData("n", "df")]
    [InlineData("score", "idf")]
    [InlineData("o", "t")]
    [InlineData("share", "part")]
    [InlineData("terms", "sought")]
    public async Task A_property_and_a_collection_may_have_a_name_that_is_short_or_a_word_of_searching(string key, string text)
    {
        using var store = _server.Open();
        var collection = store.GetDynamicCollection(text, Definition(key, text, "w", "b", "d", "o", "n", "r", "t", "x", "df", "idf", "score"));
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(Enumerable.Range(0, 5).Select(n => Record(key, n, text, n == 3 ? "grapes" : "bread")), Cancel);

        var near = await collection.SearchAsync(Query, 5, new() { ScoreThreshold = 0.5 }, Cancel).ToListAsync(Cancel);
        Assert.Equal([0, 1, 2, 3, 4], near.Select(hit => hit.Record[key]));
        Assert.All(near, hit => Assert.Equal(1, hit.Score!.Value, 1e-6));

        // All are equally near, so a record scores above 1/61 when the words find it.
        Assert.Equal(3, Assert.Single(await SearchAsync(collection, ["grapes"], new() { ScoreThreshold = 0.02 }))[key]);
    }

    public void Dispose() => _server.Dispose();

    private static VectorStoreCollectionDefinition Definition(string key, string text, params string[] others) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty(key, typeof(int)),
            new VectorStoreDataProperty(text, typeof(string)) { IsFullTextIndexed = true },
            .. others.Except([key, text]).Select(name => new VectorStoreDataProperty(name, typeof(int?))),
            new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), Query.Length),
        ],
    };

    private static Dictionary<string, object?> Record(string key, int n, string text, string value) => new() { [key] = n, [text] = value, ["Vector"] = new ReadOnlyMemory<float>(Query) };

    private static async Task<List<Dictionary<string, object?>>> SearchAsync(
        VectorStoreCollection<object, Dictionary<string, object?>> collection, string[] words, HybridSearchOptions<Dictionary<string, object?>> options)
        => await ((IKeywordHybridSearchable<Dictionary<string, object?>>)collection)
            .HybridSearchAsync(Query, words, 10, options, Cancel).Select(hit => hit.Record).ToListAsync(Cancel);
}
