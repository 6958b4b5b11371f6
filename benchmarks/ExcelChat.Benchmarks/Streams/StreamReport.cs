using System.Diagnostics;
using System.Globalization;
using ExcelChat.Answers;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>
/// What it costs to pass on a model's answer, in one run: memory of a token, tokens a second of one core, the delay of the first update, and the memory of many streams at once.
/// The model is in the process and gives its tokens without a pause; what draining it alone costs is measured beside.
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
        await MeasureThroughputAsync().ConfigureAwait(false);
        await MeasureFirstUpdateAsync().ConfigureAwait(false);
        await MeasureManyAsync().ConfigureAwait(false);
    }

    private static async Task MeasureThroughputAsync()
    {
        var model = new TokenModel(StreamedChat.Table, Tokens);
        var chat = await StreamedChat.CreateAsync(model).ConfigureAwait(false);
        await using var _ = chat.ConfigureAwait(false);
        await DrainAsync(chat.AskAsync(StreamedChat.Question)).ConfigureAwait(false);
        var (ours, alone) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Cost.OfAsync(() => DrainAsync(chat.AskAsync(StreamedChat.Question))).ConfigureAwait(false));
            alone.Add(await Cost.OfAsync(() => DrainAsync(model.GetStreamingResponseAsync([new(Microsoft.Extensions.AI.ChatRole.Tool, "")]))).ConfigureAwait(false));
        }

        Say($"one stream of {Tokens:#,0} tokens: {Tokens / ours.Min(cost => cost.Seconds):#,0} tokens a second of processor time, {ours.Min(cost => cost.Bytes) / Tokens:0} bytes a token");
        Say($"of which the model itself: {alone.Min(cost => cost.Bytes) / Tokens:0} bytes a token, {alone.Min(cost => cost.Seconds) / ours.Min(cost => cost.Seconds):0.0 %} of the time");
    }

    private static async Task MeasureFirstUpdateAsync()
    {
        var model = new TokenModel(StreamedChat.Table, 200);
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
        var model = new TokenModel(StreamedChat.Table, StreamTokens);
        var chat = await StreamedChat.CreateAsync(model).ConfigureAwait(false);
        await using var _ = chat.ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(i => Task.Run(() => DrainAsync(chat.AskAsync(StreamedChat.Question), pause: i % 10 == 0 ? TimeSpan.FromMilliseconds(100) : TimeSpan.Zero)))).ConfigureAwait(false);
        Say($"{Streams:#,0} streams of {StreamTokens:#,0} tokens at once, a tenth of the readers pausing 100 ms at each update: {clock.Elapsed.TotalSeconds:0.0} s, {PeakMegabytes():#,0} MB of memory at most in the whole run");
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> updates, TimeSpan pause = default)
    {
        await foreach (var _ in updates.ConfigureAwait(false))
        {
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause).ConfigureAwait(false);
            }
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
