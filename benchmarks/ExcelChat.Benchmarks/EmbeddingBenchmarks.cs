using BenchmarkDotNet.Attributes;
using ExcelChat.Embeddings;
using Microsoft.Extensions.AI;

namespace ExcelChat.Benchmarks;

/// <summary>Time and memory of one text through the offline generator: a question, and chunks of the sizes that the chunker plans.</summary>
[MemoryDiagnoser]
public class EmbeddingBenchmarks
{
    private static readonly LexicalEmbeddingGenerator Generator = new();

    private string[] _texts = [];

    [Params(60, 500, 1000, 8000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, Characters / 30)
            .Select(i => FormattableString.Invariant($"{i} | Region {random.Next(20)} | INV-{random.Next(100_000):D5} | {random.NextDouble() * 10_000:N2}"));
        var text = string.Join('\n', rows.Prepend("Number | Region | Invoice | Amount"));
        _texts = [text[..Math.Min(text.Length, Characters)]];
    }

    [Benchmark]
    public Task<GeneratedEmbeddings<Embedding<float>>> Embed() => Generator.GenerateAsync(_texts);
}
