using System.Diagnostics;
using ExcelChat.Conformance;
using ExcelChat.Connectors.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private const string WriterTarget = "EXCELCHAT_TEST_SQLITE_WRITER";
    private const int BatchSize = 50;

    private readonly SqliteTestStore _file = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_opened_again_has_what_was_written()
    {
        using (var store = _file.Open())
        {
            await WriteAsync(await OpenAsync(store), 0);
        }

        using var again = _file.Open();
        Assert.Equal(["products"], await again.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));
        Assert.Equal(Key(0, 7), await NearestAsync(await OpenAsync(again), 7));
    }

    [Fact]
    public async Task Two_stores_over_one_file_see_what_the_other_writes_and_deletes()
    {
        using var first = _file.Open();
        using var second = _file.Open();
        var (written, read) = (await OpenAsync(first), await OpenAsync(second));
        await WriteAsync(written, 0);
        Assert.Equal(Key(0, 7), await NearestAsync(read, 7));

        await written.DeleteAsync(Key(0, 7), Cancel);
        Assert.NotEqual(Key(0, 7), await NearestAsync(read, 7));
        await WriteAsync(written, 0);
        Assert.Equal(Key(0, 7), await NearestAsync(read, 7));
        await first.EnsureCollectionDeletedAsync("products", Cancel);
        await OpenAsync(first);
        Assert.Empty(await read.SearchAsync(Vector(7), 9, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Vectors_that_do_not_fit_into_memory_are_found_all_the_same()
    {
        using var roomy = _file.Open();
        using var narrow = new SqliteVectorStore(_file.ConnectionString, new() { VectorMemory = 0 });
        var collection = await OpenAsync(roomy);
        await WriteAsync(collection, 0);
        await WriteAsync(collection, 1);
        await collection.DeleteAsync(Key(1, 3), Cancel);
        var unbuffered = await OpenAsync(narrow);

        for (var n = 0; n < BatchSize; n++)
        {
            Assert.Equal(await HitsAsync(collection, n), await HitsAsync(unbuffered, n));
        }
    }

    /// <summary>What is in memory is told by a change of the file that no store made: only a search of the file sees it.</summary>
    [Fact]
    public async Task The_collection_that_was_searched_last_is_the_one_in_memory_where_there_is_room_for_one()
    {
        using var store = new SqliteVectorStore(_file.ConnectionString, new() { VectorMemory = 150 * BatchSize });
        string[] names = ["first", "second", "third"];
        foreach (var name in names)
        {
            await WriteAsync(await OpenAsync(store, name), 0);
        }

        foreach (var name in names)
        {
            var collection = await OpenAsync(store, name);
            var hits = await HitsAsync(collection, 7);
            await ExecuteAsync($"UPDATE \"vs-vectors:{name}\" SET \":Vector\" = zeroblob(12)");
            Assert.Equal(hits, await HitsAsync(collection, 7));
        }

        Assert.NotEqual(await HitsAsync(await OpenAsync(store, "third"), 7), await HitsAsync(await OpenAsync(store, "first"), 7));
    }

    [Fact]
    public async Task Rows_that_are_written_again_take_no_more_memory()
    {
        using var store = new SqliteVectorStore(_file.ConnectionString, new() { VectorMemory = 200 * BatchSize });
        var collection = await OpenAsync(store);
        List<(Guid, double?)> hits = [];
        for (var time = 0; time < 3; time++)
        {
            await WriteAsync(collection, 0);
            hits = await HitsAsync(collection, 7);
        }

        await ExecuteAsync("UPDATE \"vs-vectors:products\" SET \":Vector\" = zeroblob(12)");

        Assert.Equal(hits, await HitsAsync(collection, 7));
    }

    [Fact]
    public async Task A_process_killed_while_writing_leaves_whole_batches()
    {
        using var writer = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, ["--filter-method", $"*.{nameof(Every_batch_that_was_written_is_there)}", "--progress", "off", "--no-ansi"])
        {
            Environment = { [WriterTarget] = _file.ConnectionString },
            RedirectStandardOutput = true,
        })!;
        using var store = _file.Open();
        var collection = store.GetCollection<Guid, Product>("products");
        while (!writer.HasExited && !(await collection.CollectionExistsAsync(Cancel) && await collection.GetAsync(Key(5, 0), cancellationToken: Cancel) is not null))
        {
            await Task.Delay(10, Cancel);
        }

        Assert.False(writer.HasExited, "The writer ended by itself.");
        writer.Kill();
        await writer.WaitForExitAsync(Cancel);
        var batches = await collection.GetAsync(r => true, int.MaxValue, cancellationToken: Cancel).GroupBy(r => r.Number).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken: Cancel);
        Assert.True(batches.Count > 5);
        Assert.All(batches, batch => Assert.Equal(BatchSize, batch.Value));
        await WriteAsync(collection, batches.Count);
        Assert.Equal(Key(batches.Count, 7), (await collection.SearchAsync(Vector(7), 1, new() { Filter = r => r.Number == batches.Count }, Cancel).SingleAsync(Cancel)).Record.Id);
    }

    /// <summary>Also what the process does that the test above kills: with a target it writes on and on.</summary>
    [Fact]
    public async Task Every_batch_that_was_written_is_there()
    {
        var target = Environment.GetEnvironmentVariable(WriterTarget);
        using var store = new SqliteVectorStore(target ?? _file.ConnectionString);
        var collection = await OpenAsync(store);
        var batches = target is null ? 5 : 1_000_000;
        for (var number = 0; number < batches; number++)
        {
            await WriteAsync(collection, number);
        }

        Assert.Equal(batches * BatchSize, await collection.GetAsync(r => true, int.MaxValue, cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task The_words_of_a_batch_are_indexed_together()
    {
        using var store = _file.Open();
        var notes = store.GetDynamicCollection("notes", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(Guid)),
                new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), 3),
            ],
        });
        await notes.EnsureCollectionExistsAsync(Cancel);
        await notes.UpsertAsync(
            Enumerable.Range(0, BatchSize).Select(n => new Dictionary<string, object?> { ["Id"] = Key(0, n), ["Text"] = $"note {n}", ["Vector"] = new ReadOnlyMemory<float>(Vector(n)) }), Cancel);

        await using var connection = new SqliteConnection(_file.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(DISTINCT segid) FROM \"vs-words:notes_idx\"";
        Assert.Equal(1L, await command.ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public void ExcelChat_takes_the_store_from_its_builder()
    {
        var services = new ServiceCollection();
        new ExcelChatBuilder(services).UseSqlite("mine.db", options => options.Name = "mine");
        using var provider = services.BuildServiceProvider();

        var store = Assert.IsType<SqliteVectorStore>(provider.GetRequiredService<VectorStore>());
        Assert.Equal("mine", ((VectorStoreMetadata)store.GetService(typeof(VectorStoreMetadata))!).VectorStoreName);
        Assert.False(File.Exists("mine.db"));
    }

    public void Dispose() => _file.Dispose();

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(_file.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static Guid Key(int batch, int n) => new(batch, (short)n, 0, new byte[8]);

    private static float[] Vector(int n) => [1, n / (float)BatchSize, 0];

    private static async Task<VectorStoreCollection<Guid, Product>> OpenAsync(VectorStore store, string name = "products")
    {
        var collection = store.GetCollection<Guid, Product>(name);
        await collection.EnsureCollectionExistsAsync(Cancel);
        return collection;
    }

    private static Task WriteAsync(VectorStoreCollection<Guid, Product> collection, int batch)
        => collection.UpsertAsync(Enumerable.Range(0, BatchSize).Select(n => new Product { Id = Key(batch, n), Number = batch, Vector = Vector(n) }), Cancel);

    private static async Task<Guid> NearestAsync(VectorStoreCollection<Guid, Product> collection, int n)
        => (await collection.SearchAsync(Vector(n), 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Id;

    private static async Task<List<(Guid, double?)>> HitsAsync(VectorStoreCollection<Guid, Product> collection, int n)
        => await collection.SearchAsync(Vector(n), 9, cancellationToken: Cancel).Select(hit => (hit.Record.Id, hit.Score)).ToListAsync(Cancel);
}
