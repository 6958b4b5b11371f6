using ExcelChat.Conformance;
using ExcelChat.Connectors.PgVector;
using ExcelChat.Indexing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;
using Npgsql;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorIndexTests : IDisposable
{
    private const int Dimensions = 16;
    private const int Workbooks = 200;
    private const int Rows = 4000;

    private readonly PgVectorTestStore _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_index_returns_as_many_as_were_asked_for_under_a_narrow_filter_and_without_one()
    {
        using var store = _server.Open();
        var collection = await FilledAsync(store);
        await MaintenanceOf(collection).BuildIndexesAsync(Cancel);

        var narrow = await collection.SearchAsync(Vector(7), 10, new() { Filter = r => (int)r["Workbook"]! == 3 }, Cancel).ToListAsync(Cancel);
        Assert.Equal(10, narrow.Count);
        Assert.All(narrow, hit => Assert.Equal(3, hit.Record["Workbook"]));
        Assert.Equal(1500, await collection.SearchAsync(Vector(7), 1500, cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_search_goes_through_the_index_and_finds_nearly_what_a_scan_finds()
    {
        using var store = _server.Open();
        var collection = await FilledAsync(store);
        var exact = await NearestAsync(collection);
        await MaintenanceOf(collection).BuildIndexesAsync(Cancel);
        var approximate = await NearestAsync(collection);

        Assert.True(exact.Zip(approximate).Average(pair => pair.First.Intersect(pair.Second).Count() / 10.0) > 0.9);
        await using var command = _server.Source.CreateCommand("SELECT sum(idx_scan)::bigint FROM pg_stat_all_indexes WHERE schemaname = $1 AND indexrelname LIKE '%.vector'");
        command.Parameters.Add(new() { Value = _server.Schema });
        await WaitAsync(async () => (long)(await command.ExecuteScalarAsync(Cancel))! > 0);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(3072)]
    [InlineData(5000)]
    public async Task Long_vectors_are_found_with_and_without_an_index(int dimensions)
    {
        using var store = _server.Open();
        var collection = store.GetDynamicCollection("long", Definition(dimensions));
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(Enumerable.Range(0, 50).Select(n => Record(n, [.. Enumerable.Range(0, dimensions).Select(d => d == n ? 1f : 0.01f)])), Cancel);
        float[] sought = [.. Enumerable.Range(0, dimensions).Select(d => d == 31 ? 1f : 0f)];

        Assert.Equal(31, (await collection.SearchAsync(sought, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record["Id"]);
        await MaintenanceOf(collection).BuildIndexesAsync(Cancel);
        Assert.Equal(31, (await collection.SearchAsync(sought, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record["Id"]);
    }

    [Fact]
    public async Task Long_names_that_begin_alike_are_kept_apart()
    {
        using var store = _server.Open();
        string[] names = [new string('ü', 60) + "a", new string('ü', 60) + "b"];
        foreach (var name in names)
        {
            var collection = store.GetDynamicCollection(name, new()
            {
                Properties =
                [
                    new VectorStoreKeyProperty("Id", typeof(int)),
                    new VectorStoreDataProperty(new string('c', 70) + "1", typeof(string)) { IsIndexed = true },
                    new VectorStoreDataProperty(new string('c', 70) + "2", typeof(string)) { IsIndexed = true },
                ],
            });
            await collection.EnsureCollectionExistsAsync(Cancel);
            await collection.UpsertAsync(new Dictionary<string, object?> { ["Id"] = 1, [new string('c', 70) + "1"] = name, [new string('c', 70) + "2"] = "second" }, Cancel);
            Assert.Equal(name, (await collection.GetAsync(1, cancellationToken: Cancel))![new string('c', 70) + "1"]);
        }

        Assert.Equal(names, await store.ListCollectionNamesAsync(Cancel).Order(StringComparer.Ordinal).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_data_source_that_does_not_know_vectors_is_told_what_to_do()
    {
        _server.Open().Dispose();
        await using var plain = new NpgsqlDataSourceBuilder(PgVectorTestStore.ConnectionString).Build();
        using var store = new PgVectorStore(plain, options: new() { Schema = _server.Schema });
        var collection = store.GetDynamicCollection("plain", Definition(Dimensions));
        await collection.EnsureCollectionExistsAsync(Cancel);

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => collection.UpsertAsync(Record(1, Vector(1)), Cancel));
        Assert.Contains("UseVector()", error.Message);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_of_the_store()
    {
        using var store = new PgVectorStore("Host=127.0.0.1;Port=1;Username=nobody");

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => store.CollectionExistsAsync("x", Cancel));
        Assert.Equal("postgresql", error.VectorStoreSystemName);
        Assert.IsType<NpgsqlException>(error.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_data_source_of_the_caller_stays_open()
    {
        _server.Open().Dispose();

        await using var command = _server.Source.CreateCommand("SELECT 1");
        Assert.Equal(1, await command.ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public void ExcelChat_takes_the_store_from_its_builder()
    {
        var services = new ServiceCollection();
        new ExcelChatBuilder(services).UsePgVector("Host=localhost", options => options.Name = "mine");
        using var provider = services.BuildServiceProvider();

        var store = Assert.IsType<PgVectorStore>(provider.GetRequiredService<VectorStore>());
        Assert.Equal("mine", ((VectorStoreMetadata)store.GetService(typeof(VectorStoreMetadata))!).VectorStoreName);
    }

    public void Dispose() => _server.Dispose();

    private static VectorStoreCollectionDefinition Definition(int dimensions) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Id", typeof(int)),
            new VectorStoreDataProperty("Workbook", typeof(int)) { IsIndexed = true },
            new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), dimensions),
        ],
    };

    private static Dictionary<string, object?> Record(int n, float[] vector) => new() { ["Id"] = n, ["Workbook"] = n % Workbooks, ["Vector"] = new ReadOnlyMemory<float>(vector) };

    private static float[] Vector(int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static CollectionMaintenance<Dictionary<string, object?>> MaintenanceOf(VectorStoreCollection<object, Dictionary<string, object?>> collection)
        => (CollectionMaintenance<Dictionary<string, object?>>)collection.GetService(typeof(CollectionMaintenance<Dictionary<string, object?>>))!;

    private static async Task<VectorStoreCollection<object, Dictionary<string, object?>>> FilledAsync(VectorStore store)
    {
        var collection = store.GetDynamicCollection("chunks", Definition(Dimensions));
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(Enumerable.Range(0, Rows).Select(n => Record(n, Vector(n))), Cancel);
        return collection;
    }

    private static async Task<List<List<int>>> NearestAsync(VectorStoreCollection<object, Dictionary<string, object?>> collection)
    {
        List<List<int>> found = [];
        for (var n = 0; n < 20; n++)
        {
            found.Add(await collection.SearchAsync(Vector(100_000 + n), 10, cancellationToken: Cancel).Select(hit => (int)hit.Record["Id"]!).ToListAsync(Cancel));
        }

        return found;
    }

    private static async Task WaitAsync(Func<Task<bool>> isDone)
    {
        // The server's statistics come a moment later.
        for (var turn = 0; turn < 100 && !await isDone(); turn++)
        {
            await Task.Delay(100, Cancel);
        }

        Assert.True(await isDone());
    }
}
