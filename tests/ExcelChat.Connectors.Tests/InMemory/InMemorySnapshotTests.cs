using ExcelChat.Conformance;
using ExcelChat.Connectors.InMemory;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemorySnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("excelchat-snapshot-").FullName;
    private readonly InMemoryVectorStore _store = new();
    private readonly InMemoryVectorStore _other = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Snapshot => Path.Combine(_folder, "store.snapshot");

    public void Dispose()
    {
        _store.Dispose();
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_saved_is_found_again_in_the_same_order_with_the_same_scores()
    {
        var saved = await FilledAsync(_store, "products", 300);
        await saved.DeleteAsync(Key(5), Cancel);
        await saved.UpsertAsync(Product(7), Cancel);
        await _store.SaveAsync(Snapshot, Cancel);

        await _other.LoadAsync(Snapshot, Cancel);

        var loaded = _other.GetCollection<Guid, Product>("products");
        Assert.Equal(await AllAsync(saved), await AllAsync(loaded));
        Assert.Equal(await HitsAsync(saved), await HitsAsync(loaded));
        await loaded.UpsertAsync(Product(1000), Cancel);
        Assert.Equal(Key(1000), (await AllAsync(loaded))[^1].Id);
    }

    [Fact]
    public async Task Values_of_every_type_come_back_as_they_were()
    {
        Dictionary<string, object?> values = new()
        {
            ["string"] = "ü\0\u2028", ["bool"] = true, ["byte"] = (byte)200, ["short"] = (short)-3, ["int"] = int.MinValue, ["long"] = long.MaxValue,
            ["float"] = float.Epsilon, ["double"] = double.NaN, ["decimal"] = 1.50m, ["guid"] = Key(3), ["datetime"] = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
            ["offset"] = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-9.5)), ["day"] = new DateOnly(1900, 1, 1), ["time"] = new TimeOnly(23, 59, 59, 999),
            ["strings"] = new[] { "a", null, "" }, ["numbers"] = new[] { 1.5, double.NegativeInfinity }, ["none"] = Array.Empty<int>(), ["null"] = null,
        };
        VectorStoreCollectionDefinition definition = new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("id", typeof(string)),
                .. values.Select(pair => new VectorStoreDataProperty(pair.Key, pair.Key == "null" ? typeof(int?) : pair.Value!.GetType())),
                new VectorStoreVectorProperty("near", typeof(ReadOnlyMemory<float>), 3),
                new VectorStoreVectorProperty("far", typeof(ReadOnlyMemory<float>?), 2),
            ],
        };
        var saved = _store.GetDynamicCollection("all", definition);
        await saved.EnsureCollectionExistsAsync(Cancel);
        await saved.UpsertAsync(new Dictionary<string, object?>(values) { ["id"] = "k", ["near"] = new ReadOnlyMemory<float>([1, float.MaxValue, 3]), ["far"] = null }, Cancel);
        await _store.SaveAsync(Snapshot, Cancel);

        await _other.LoadAsync(Snapshot, Cancel);

        var record = (await _other.GetDynamicCollection("all", definition).GetAsync("k", new() { IncludeVectors = true }, Cancel))!;
        Assert.All(values, pair => Assert.Equal(pair.Value, record[pair.Key]));
        Assert.Equal(DateTimeKind.Utc, ((DateTime)record["datetime"]!).Kind);
        Assert.Equal(TimeSpan.FromHours(-9.5), ((DateTimeOffset)record["offset"]!).Offset);
        Assert.Equal([1, float.MaxValue, 3], ((ReadOnlyMemory<float>)record["near"]!).ToArray());
    }

    [Fact]
    public async Task Keys_of_every_type_come_back_as_they_were()
    {
        object[] keys = [Key(7), "k", -5, long.MinValue, ulong.MaxValue];
        foreach (var key in keys)
        {
            var saved = _store.GetDynamicCollection(key.GetType().Name, KeyedBy(key));
            await saved.EnsureCollectionExistsAsync(Cancel);
            await saved.UpsertAsync(new Dictionary<string, object?> { ["id"] = key, ["text"] = "found" }, Cancel);
        }

        await _store.SaveAsync(Snapshot, Cancel);
        await _other.LoadAsync(Snapshot, Cancel);

        foreach (var key in keys)
        {
            Assert.Equal("found", (await _other.GetDynamicCollection(key.GetType().Name, KeyedBy(key)).GetAsync(key, cancellationToken: Cancel))?["text"]);
        }
    }

    [Fact]
    public async Task Loading_takes_the_place_of_what_was_there_and_saving_that_of_the_former_file()
    {
        await FilledAsync(_store, "old", 2);
        await _store.SaveAsync(Snapshot, Cancel);
        await _store.EnsureCollectionDeletedAsync("old", Cancel);
        await FilledAsync(_store, "new", 2);
        await _store.SaveAsync(Snapshot, Cancel);
        await FilledAsync(_other, "gone", 2);

        await _other.LoadAsync(Snapshot, Cancel);

        Assert.Equal(["new"], await _other.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));
        Assert.Equal([Snapshot], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_file_with_one_byte_changed_or_cut_off_is_refused_and_changes_nothing()
    {
        await FilledAsync(_store, "products", 3);
        await _store.SaveAsync(Snapshot, Cancel);
        var whole = await File.ReadAllBytesAsync(Snapshot, Cancel);
        await FilledAsync(_other, "mine", 2);

        for (var place = 0; place < whole.Length; place += 7)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0x10;
            await RefusedAsync(changed);
            await RefusedAsync(whole[..place]);
        }

        await RefusedAsync([.. whole, 0]);
        Assert.Equal(["mine"], await _other.ListCollectionNamesAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_snapshot_of_a_version_to_come_is_refused_by_its_number()
    {
        await _store.SaveAsync(Snapshot, Cancel);
        var bytes = await File.ReadAllBytesAsync(Snapshot, Cancel);
        bytes[8] = 9;

        Assert.Contains("version 9", (await RefusedAsync(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saving_that_fails_or_is_cancelled_leaves_the_former_file_and_nothing_else()
    {
        await FilledAsync(_store, "products", 3);
        await _store.SaveAsync(Snapshot, Cancel);
        var before = await File.ReadAllBytesAsync(Snapshot, Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.SaveAsync(Snapshot, new(canceled: true)));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => _store.SaveAsync(Path.Combine(_folder, "absent", "x"), Cancel));
        await Assert.ThrowsAsync<FileNotFoundException>(() => _store.LoadAsync(Path.Combine(_folder, "absent"), Cancel));

        Assert.Equal(before, await File.ReadAllBytesAsync(Snapshot, Cancel));
        Assert.Equal([Snapshot], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task An_index_is_searched_in_another_process_without_the_files_it_was_made_from()
    {
        await using (var chat = WorkbookChat.Create(b => b.UseVectorStore(_store)))
        {
            await chat.IngestAsync(new ExcelChat.Core.Tests.Fakes.WorkbookBuilder().Sheet("Sheet1", "<row><c t='str'><v>Canoe</v></c></row><row><c><v>4</v></c></row>").Build("stock.xlsx"), cancellationToken: Cancel);
        }

        await _store.SaveAsync(Snapshot, Cancel);
        await _other.LoadAsync(Snapshot, Cancel);

        await using var other = WorkbookChat.Create(b => b.UseVectorStore(_other));
        Assert.NotEmpty(await other.SearchAsync("canoe", cancellationToken: Cancel));
    }

    private async Task<InMemorySnapshotException> RefusedAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(Snapshot, bytes, Cancel);
        var error = await Assert.ThrowsAsync<InMemorySnapshotException>(() => _other.LoadAsync(Snapshot, Cancel));
        Assert.Equal(Snapshot, error.Path);
        return error;
    }

    private static VectorStoreCollectionDefinition KeyedBy(object key)
        => new() { Properties = [new VectorStoreKeyProperty("id", key.GetType()), new VectorStoreDataProperty("text", typeof(string))] };

    private static async Task<VectorStoreCollection<Guid, Product>> FilledAsync(InMemoryVectorStore store, string name, int count)
    {
        var collection = store.GetCollection<Guid, Product>(name);
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(Enumerable.Range(0, count).Select(Product), Cancel);
        return collection;
    }

    private static Guid Key(int n) => new(n, 0, 0, new byte[8]);

    private static Product Product(int n) => new() { Id = Key(n), Number = n, Label = $"n {n}", Tags = [$"t{n % 3}"], Marks = [$"m{n % 4}"], Vector = new float[] { 1, n % 17, n % 5 } };

    private static async Task<List<(Guid Id, string? Label, string Tags)>> AllAsync(VectorStoreCollection<Guid, Product> collection)
        => await collection.GetAsync(_ => true, int.MaxValue, cancellationToken: Cancel).Select(p => (p.Id, p.Label, string.Join(',', [.. p.Tags!, .. p.Marks!]))).ToListAsync(Cancel);

    private static async Task<List<(Guid, double?)>> HitsAsync(VectorStoreCollection<Guid, Product> collection)
        => await collection.SearchAsync(new ReadOnlyMemory<float>([1, 3, 2]), 50, new() { Filter = p => p.Number > 20 }, Cancel).Select(hit => (hit.Record.Id, hit.Score)).ToListAsync(Cancel);
}
