using System.Diagnostics;
using System.Runtime.CompilerServices;
using ExcelChat.Diagnostics;

namespace ExcelChat.Flow;

/// <summary>
/// Gives each run of a stage a span, a duration and a count. A stage pulls its source, so the waits for the source are timed too and
/// taken off, and what the source does is not put under this stage's span: the spans of a pipeline stand side by side.
/// </summary>
internal sealed class ObservedStage<TIn, TOut>(Stage<TIn, TOut> inner, string name, TimeProvider time) : Stage<TIn, TOut>
{
    private static bool IsListenedTo =>
        Telemetry.Source.HasListeners() || Telemetry.StageDurations.Enabled || Telemetry.StageOutputs.Enabled;

    public override IAsyncEnumerable<TOut> RunAsync(IAsyncEnumerable<TIn> source, CancellationToken cancellationToken = default) =>
        IsListenedTo ? ObserveAsync(source, cancellationToken) : inner.RunAsync(source, cancellationToken);

    private async IAsyncEnumerable<TOut> ObserveAsync(
        IAsyncEnumerable<TIn> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outside = Activity.Current;
        using var activity = Telemetry.Source.StartActivity(name);
        var input = new Tally(time);
        var output = new Tally(time);
        try
        {
            var run = inner.RunAsync(WatchAsync(source, input, outside, cancellationToken), cancellationToken);
            await foreach (var item in WatchAsync(run, output, activity ?? outside, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            Report(activity, output, output.Elapsed - input.Elapsed);
        }
    }

    /// <summary>The one enumerator loop by hand: <c>yield</c> is not allowed where an exception is caught.</summary>
    private static async IAsyncEnumerable<T> WatchAsync<T>(
        IAsyncEnumerable<T> items, Tally tally, Activity? activity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var enumerator = items.GetAsyncEnumerator(cancellationToken);
        await using var _ = enumerator.ConfigureAwait(false);
        while (await tally.MoveAsync(enumerator, activity).ConfigureAwait(false))
        {
            yield return enumerator.Current;
        }
    }

    private void Report(Activity? activity, Tally output, TimeSpan own)
    {
        TagList tags = [new(Telemetry.StageTag, name)];
        if (output.Error is { } error)
        {
            tags.Add(Telemetry.ErrorTag, error);
            activity?.SetStatus(ActivityStatusCode.Error).SetTag(Telemetry.ErrorTag, error);
        }

        activity?.SetTag(Telemetry.StageItems, output.Count);
        Telemetry.StageOutputs.Add(output.Count, tags);
        Telemetry.StageDurations.Record(Math.Max(0, own.TotalSeconds), tags);
    }

    private sealed class Tally(TimeProvider time)
    {
        public long Count { get; private set; }

        public TimeSpan Elapsed { get; private set; }

        public string? Error { get; private set; }

        public async ValueTask<bool> MoveAsync<T>(IAsyncEnumerator<T> enumerator, Activity? activity)
        {
            Activity.Current = activity;
            var start = time.GetTimestamp();
            try
            {
                var moved = await enumerator.MoveNextAsync().ConfigureAwait(false);
                Count += moved ? 1 : 0;
                return moved;
            }
            catch (Exception error)
            {
                Error = error.GetType().FullName;
                throw;
            }
            finally
            {
                Elapsed += time.GetElapsedTime(start);
            }
        }
    }
}
