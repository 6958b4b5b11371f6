using BenchmarkDotNet.Attributes;
using ExcelChat.Benchmarks.Streams;

namespace ExcelChat.Benchmarks;

/// <summary>Time and memory of an answer that a model writes, from the question to the last update. The difference of the two lengths is that of 2,000 tokens.</summary>
[MemoryDiagnoser]
public class ModelBenchmarks
{
    private WorkbookChat _chat = null!;

    [Params(100, 2_100)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public async Task SetupAsync() => _chat = await StreamedChat.CreateAsync(new TokenModel(Tokens)).ConfigureAwait(false);

    [GlobalCleanup]
    public async Task CleanupAsync() => await _chat.DisposeAsync().ConfigureAwait(false);

    [Benchmark]
    public Task AskAsync() => StreamedChat.AskAsync(_chat);
}
