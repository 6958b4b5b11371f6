using ExcelChat.Indexing;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorWordTests : IDisposable
{
    private static readonly float[] Query = [1, 0];

    private readonly PgVectorTestStore _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_word_is_not_taken_for_another_however_many_there_are()
    {
        // More words than an index has entries of 16 bits, so that many share one.
        const int Records = 1000;
        const int WordsEach = 100;
        using var store = _server.Open();
        var collection = await CreateAsync(store);
        await collection.UpsertAsync(Enumerable.Range(0, Records).Select(n => Record(n, string.Join(' ', Enumerable.Range(0, WordsEach).Select(w => Word((n * WordsEach) + w))))), Cancel);
        var sought = Enumerable.Range(0, 50).Select(n => n * 1999).ToArray();

        foreach (var word in sought)
        {
            Assert.Equal([word / WordsEach], await SaidAsync(collection, Word(word)));
        }

        await ((CollectionMaintenance<Dictionary<string, object?>>)collection.GetService(typeof(CollectionMaintenance<Dictionary<string, object?>>))!).BuildIndexesAsync(Cancel);
        foreach (var word in sought)
        {
            Assert.Equal([word / WordsEach], await SaidAsync(collection, Word(word)));
        }
    }

    [Fact]
    public async Task Writers_that_bring_the_same_new_records_at_once_all_succeed()
    {
        using var store = _server.Open();
        var collection = await CreateAsync(store);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => collection.UpsertAsync(Enumerable.Range(0, 500).Select(n => Record(n, $"writer{writer}")), Cancel), Cancel)));

        var records = await collection.GetAsync(r => (int)r["Id"]! >= 0, 1000, cancellationToken: Cancel).ToListAsync(Cancel);
        Assert.Equal(500, records.Count);
        Assert.Equal(Enumerable.Range(0, 500), (await SaidAsync(collection, (string)records[0]["Text"]!)).Order());
    }

    [Fact]
    public async Task A_batch_in_which_some_records_are_known_replaces_those_where_they_stand_and_adds_the_others()
    {
        using var store = _server.Open();
        var collection = await CreateAsync(store);
        await collection.UpsertAsync(Enumerable.Range(0, 100).Select(n => Record(n, "old")), Cancel);
        await collection.UpsertAsync(Enumerable.Range(50, 100).Select(n => Record(n, "new")), Cancel);

        Assert.Equal(Enumerable.Range(0, 50), (await SaidAsync(collection, "old")).Order());
        Assert.Equal(Enumerable.Range(50, 100), (await SaidAsync(collection, "new")).Order());
        var order = await collection.GetAsync(r => (int)r["Id"]! >= 0, 1000, cancellationToken: Cancel).Select(r => (int)r["Id"]!).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(0, 150), order);
    }

    [Theory]
    [InlineData("excelchat:notes", "older version")]
    [InlineData("excelchat 1:notes", "older version")]
    [InlineData("excelchat 3:notes", "later version")]
    public async Task A_collection_of_another_version_is_refused_by_what_it_is_until_it_is_deleted(string comment, string said)
    {
        using var store = _server.Open();
        var collection = await CreateAsync(store);
        await using (var other = _server.Source.CreateCommand($"COMMENT ON TABLE {_server.Schema}.notes IS '{comment}'"))
        {
            await other.ExecuteNonQueryAsync(Cancel);
        }

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => collection.EnsureCollectionExistsAsync(Cancel));
        Assert.Contains(said, error.Message);
        Assert.Equal(["notes"], await store.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));

        await collection.EnsureCollectionDeletedAsync(Cancel);
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.EnsureCollectionExistsAsync(Cancel);
    }

    public void Dispose() => _server.Dispose();

    private static string Word(int n) => FormattableString.Invariant($"w{n}");

    private static Dictionary<string, object?> Record(int n, string text) => new() { ["Id"] = n, ["Text"] = text, ["Vector"] = new ReadOnlyMemory<float>(Query) };

    private static async Task<VectorStoreCollection<object, Dictionary<string, object?>>> CreateAsync(VectorStore store)
    {
        var collection = store.GetDynamicCollection("notes", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(int)),
                new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), Query.Length),
            ],
        });
        await collection.EnsureCollectionExistsAsync(Cancel);
        return collection;
    }

    // All are equally near, so a record scores above 1/61 when the words find it.
    private static async Task<List<int>> SaidAsync(VectorStoreCollection<object, Dictionary<string, object?>> collection, string word)
        => await ((IKeywordHybridSearchable<Dictionary<string, object?>>)collection)
            .HybridSearchAsync(Query, [word], 1000, new() { ScoreThreshold = 0.02 }, Cancel).Select(hit => (int)hit.Record["Id"]!).ToListAsync(Cancel);
}
