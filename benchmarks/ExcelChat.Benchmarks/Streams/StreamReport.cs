using System.Diagnostics;
using System.Globalization;
using ExcelChat.Answers;
using Microsoft.Extensions.AI;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>
/// What it costs to pass on a model's answer, in one run: memory of a token, tokens a second of one core, the delay of the first text, and the memory of many streams at once.
/// A model gives its tokens without a pause; what reading it without ExcelChat costs is measured beside.
/// </summary>
internal static class StreamReport
{
    private const int Tokens = 100_000;
    private const int Rounds = 5;
    private const int Questions = 200;
    private const int Streams = 1_000;
    private const int StreamTokens = 2_000;

    public static async Task RunAsync()
    {
        // First, since the most memory is that of the process so far.
        await MeasureManyAsync().ConfigureAwait(false);
        await MeasureThroughputAsync("a model in the process", new TokenModel(Tokens)).ConfigureAwait(false);
        await MeasureThroughputAsync("OpenAI's client over server-sent events", WireModel.Create(Tokens)).ConfigureAwait(false);
        await MeasureFirstUpdateAsync().ConfigureAwait(false);
    }

    private static async Task MeasureThroughputAsync(string name, IChatClient model)
    {
        var chat = await StreamedChat.CreateAsync(model).ConfigureAwait(false);
        await using var _ = chat.ConfigureAwait(false);
        await StreamedChat.AskAsync(chat).ConfigureAwait(false);
        var (ours, alone) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Cost.OfAsync(() => StreamedChat.AskAsync(chat)).ConfigureAwait(false));
            alone.Add(await Cost.OfAsync(() => DrainAsync(model)).ConfigureAwait(false));
        }

        var (seconds, bytes) = (ours.Min(cost => cost.Seconds), ours.Min(cost => cost.Bytes));
        Say($"{name}, {Tokens:#,0} tokens: {Tokens / seconds:#,0} tokens a second of processor time, {bytes / Tokens:0} bytes a token; without ExcelChat {Tokens / alone.Min(cost => cost.Seconds):#,0} and {alone.Min(cost => cost.Bytes) / Tokens:0}");
    }

    private static async Task MeasureFirstUpdateAsync()
    {
        var model = new TokenModel(200);
        var chat = await StreamedChat.CreateAsync(model).ConfigureAwait(false);
        await using var _ = chat.ConfigureAwait(false);
        var delays = new List<double>();
        for (var question = 0; question < Questions; question++)
        {
            var first = 0L;
            await foreach (var update in chat.AskAsync(StreamedChat.Question).ConfigureAwait(false))
            {
                first = first == 0 && update is TextUpdate ? Stopwatch.GetTimestamp() : first;
            }

            delays.Add(Stopwatch.GetElapsedTime(model.FirstToken, first).TotalMilliseconds);
        }

        delays.Sort();
        Say($"the first text after the model's first token, of {Questions} answers: median {delays[Questions / 2]:0.00} ms, 95th percentile {delays[Questions * 95 / 100]:0.00} ms, longest {delays[^1]:0.00} ms");
    }

    private static async Task MeasureManyAsync()
    {
        var model = new TokenModel(StreamTokens);
        var chat = await StreamedChat.CreateAsync(model).ConfigureAwait(false);
        await using var _ = chat.ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(i => Task.Run(() => StreamedChat.AskAsync(chat, pause: i % 10 == 0 ? TimeSpan.FromMilliseconds(100) : TimeSpan.Zero)))).ConfigureAwait(false);
        Say($"{Streams:#,0} streams of {StreamTokens:#,0} tokens at once, a tenth of the readers pausing 100 ms at each update: {clock.Elapsed.TotalSeconds:0.0} s, {PeakMegabytes():#,0} MB of memory at most");
    }

    private static async Task DrainAsync(IChatClient model)
    {
        // The result of a tool, so that it says its text at once.
        ChatMessage[] messages = [new(ChatRole.Assistant, [new FunctionCallContent("call", "run_plan")]), new(ChatRole.Tool, [new FunctionResultContent("call", "{}")])];
        await foreach (var _ in model.GetStreamingResponseAsync(messages).ConfigureAwait(false))
        {
        }
    }

    // PeakWorkingSet64 is the present set on some systems; Linux's own high-water mark is exact.
    private static double PeakMegabytes()
    {
        const string Status = "/proc/self/status";
        using var process = Process.GetCurrentProcess();
        var bytes = File.Exists(Status)
            ? long.Parse(File.ReadLines(Status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).AsSpan(6).Trim("\t kB"), CultureInfo.InvariantCulture) * 1024
            : process.PeakWorkingSet64;
        return bytes / 1e6;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Cost(double Seconds, double Bytes)
    {
        public static async Task<Cost> OfAsync(Func<Task> work)
        {
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
            await work().ConfigureAwait(false);
            process.Refresh();
            return new((process.TotalProcessorTime - time).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
        }
    }
}
