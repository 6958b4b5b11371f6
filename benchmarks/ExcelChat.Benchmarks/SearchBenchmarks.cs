using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Connectors.Sqlite;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Benchmarks;

/// <summary>
/// The ten nearest of many records with vectors of 384 numbers, with and without a filter that keeps one record in a hundred, and with words. The numbers are random: no two vectors are
/// near each other, which is the hardest case.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(OneByOne))]
public class SearchBenchmarks : IDisposable
{
    private float[] _query = [];
    private string _folder = "";
    private VectorStore _store = null!;
    private VectorStoreCollection<object, Dictionary<string, object?>> _collection = null!;

    [Params("InMemory", "Sqlite")]
    public string Store { get; set; } = "";

    [Params(10_000, 100_000)]
    public int Records { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        var random = new Random(1);
        _query = SearchInputs.Vector(random);
        _folder = Directory.CreateTempSubdirectory().FullName;
        _store = Store == "Sqlite" ? new SqliteVectorStore($"Data Source={Path.Combine(_folder, "search.db")}") : new InMemoryVectorStore();
        _collection = _store.GetDynamicCollection("records", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(int)),
                new VectorStoreDataProperty("Group", typeof(string)) { IsIndexed = true },
                new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), SearchInputs.Dimensions),
            ],
        });
        await _collection.EnsureCollectionExistsAsync();
        foreach (var batch in Enumerable.Range(0, Records).Chunk(1000))
        {
            await _collection.UpsertAsync(batch.Select(id => Record(id, random)));
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> TopTen() => await _collection.SearchAsync(_query, 10).CountAsync();

    [Benchmark]
    public async Task<int> TopTenOfOneInAHundred()
        => await _collection.SearchAsync(_query, 10, new() { Filter = record => (string?)record["Group"] == "group 7" }).CountAsync();

    [Benchmark]
    public async Task<int> TopTenHybrid()
        => await ((IKeywordHybridSearchable<Dictionary<string, object?>>)_collection).HybridSearchAsync(_query, ["word7", "word13"], 10).CountAsync();

    private static Dictionary<string, object?> Record(int id, Random random) => new()
    {
        ["Id"] = id,
        ["Group"] = $"group {id % 100}",
        ["Text"] = string.Join(' ', Enumerable.Range(0, 20).Select(_ => $"word{random.Next(5_000)}")),
        ["Vector"] = new ReadOnlyMemory<float>(SearchInputs.Vector(random)),
    };

    /// <summary>Each search is timed by itself: what is to be known is how long the slow ones take.</summary>
    private sealed class OneByOne : ManualConfig
    {
        public OneByOne() => AddColumn(StatisticColumn.Median, StatisticColumn.P95)
            .AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithStrategy(RunStrategy.Monitoring)
                .WithGcForce(false)
                .WithWarmupCount(1000)
                .WithIterationCount(500));
    }
}
