using System.Diagnostics;
using System.Globalization;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Benchmarks;

/// <summary>
/// How many of the ten nearest of 100,000 vectors a search in memory finds, and in what time, for several kinds of vectors. The truth is the search of the same records
/// with <see cref="IndexKind.Flat"/>, which measures every one.
/// </summary>
internal static class RecallReport
{
    private const int Records = 100_000;
    private const int Queries = 200;
    private const int Top = 10;

    public static async Task RunAsync()
    {
        using var generator = new LexicalEmbeddingGenerator(SearchInputs.Dimensions);
        await MeasureAsync("random vectors", Made(SearchInputs.Vector), Made(SearchInputs.Vector)).ConfigureAwait(false);
        await MeasureAsync("vectors in groups that are nearly alike", Made(SearchInputs.VectorOfGroup), Made(SearchInputs.VectorOfGroup)).ConfigureAwait(false);
        await MeasureAsync("vectors with one number far larger than the others", Made(SearchInputs.SpikyVector), Made(SearchInputs.SpikyVector)).ConfigureAwait(false);
        await MeasureAsync("vectors with a large number in common", Made(SearchInputs.PatternedVector), Made(SearchInputs.PatternedVector)).ConfigureAwait(false);
        await MeasureAsync(
            "questions about rows, by the offline generator",
            random => generator.GenerateVectorAsync(SearchInputs.Row(random)),
            random => generator.GenerateVectorAsync(SearchInputs.Question(random))).ConfigureAwait(false);
    }

    private static Func<Random, Task<ReadOnlyMemory<float>>> Made(Func<Random, float[]> make) => random => Task.FromResult<ReadOnlyMemory<float>>(make(random));

    private static async Task MeasureAsync(string name, Func<Random, Task<ReadOnlyMemory<float>>> stored, Func<Random, Task<ReadOnlyMemory<float>>> asked)
    {
        using var store = new InMemoryVectorStore();
        var (fast, exact) = (Open(store, indexKind: null), Open(store, IndexKind.Flat));
        await fast.EnsureCollectionExistsAsync().ConfigureAwait(false);
        var random = new Random(1);
        for (var id = 0; id < Records; id++)
        {
            await fast.UpsertAsync(new Dictionary<string, object?> { ["Id"] = id, ["Vector"] = await stored(random).ConfigureAwait(false) }).ConfigureAwait(false);
        }

        var queries = new ReadOnlyMemory<float>[Queries];
        for (var query = 0; query < Queries; query++)
        {
            queries[query] = await asked(random).ConfigureAwait(false);
        }

        // The first round is for the compiler.
        await SearchAsync(fast, queries).ConfigureAwait(false);
        var (found, times) = await SearchAsync(fast, queries).ConfigureAwait(false);
        var (truth, exactTimes) = await SearchAsync(exact, queries).ConfigureAwait(false);
        var recall = found.Zip(truth, (some, all) => some.Intersect(all).Count()).Sum() / (double)truth.Sum(all => all.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: recall@{Top} {recall:0.0000}, median {times[Queries / 2]:0.00} ms, 95th percentile {times[Queries * 95 / 100]:0.00} ms; measuring every vector: median {exactTimes[Queries / 2]:0.00} ms"));
    }

    private static async Task<(List<object[]> Found, List<double> Milliseconds)> SearchAsync(VectorStoreCollection<object, Dictionary<string, object?>> records, ReadOnlyMemory<float>[] queries)
    {
        var (found, milliseconds) = (new List<object[]>(), new List<double>());
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            found.Add(await records.SearchAsync(query, Top).Select(hit => hit.Record["Id"]!).ToArrayAsync().ConfigureAwait(false));
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        milliseconds.Sort();
        return (found, milliseconds);
    }

    private static VectorStoreCollection<object, Dictionary<string, object?>> Open(InMemoryVectorStore store, string? indexKind) => store.GetDynamicCollection("records", new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Id", typeof(int)),
            new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), SearchInputs.Dimensions) { IndexKind = indexKind },
        ],
    });
}
