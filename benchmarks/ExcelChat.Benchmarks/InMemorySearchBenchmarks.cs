using BenchmarkDotNet.Attributes;
using ExcelChat.Connectors.InMemory;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Benchmarks;

/// <summary>The ten nearest of many records with vectors of 384 numbers, with and without a filter that keeps one record in a hundred.</summary>
[MemoryDiagnoser]
public class InMemorySearchBenchmarks : IDisposable
{
    private const int Dimensions = 384;

    private readonly InMemoryVectorStore _store = new();
    private readonly float[] _query = new float[Dimensions];
    private VectorStoreCollection<object, Dictionary<string, object?>> _collection = null!;

    [Params(10_000, 100_000)]
    public int Records { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        var random = new Random(1);
        Fill(random, _query);
        _collection = _store.GetDynamicCollection("records", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(int)),
                new VectorStoreDataProperty("Group", typeof(string)) { IsIndexed = true },
                new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), Dimensions),
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

    private static Dictionary<string, object?> Record(int id, Random random)
    {
        var vector = new float[Dimensions];
        Fill(random, vector);
        return new()
        {
            ["Id"] = id,
            ["Group"] = $"group {id % 100}",
            ["Text"] = string.Join(' ', Enumerable.Range(0, 20).Select(_ => $"word{random.Next(5_000)}")),
            ["Vector"] = new ReadOnlyMemory<float>(vector),
        };
    }

    private static void Fill(Random random, float[] vector)
    {
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] = (random.NextSingle() * 2) - 1;
        }
    }
}
