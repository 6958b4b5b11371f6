using System.Runtime.CompilerServices;

namespace ExcelChat.Flow;

/// <summary>
/// Runs a stage on several items at once, results in the order of the items: every item has a lane of its own, started while
/// there is a permit for it, and the lanes are read one after the other.
/// </summary>
internal sealed class ParallelStage<TIn, TOut>(Stage<TIn, TOut> inner, int degree, int capacity) : Stage<TIn, TOut>
{
    public override async IAsyncEnumerable<TOut> RunAsync(
        IAsyncEnumerable<TIn> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var permits = new SemaphoreSlim(degree);
        var lanes = new Lane<Lane<TOut>>(stop => StartAsync(source, permits, stop), degree, cancellationToken);
        try
        {
            await foreach (var lane in lanes.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await using var _ = lane.ConfigureAwait(false);
                await foreach (var item in lane.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return item;
                }

                permits.Release();
            }
        }
        finally
        {
            await lanes.DisposeAsync().ConfigureAwait(false);
            while (lanes.TryTake(out var unread))
            {
                await unread.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async IAsyncEnumerable<Lane<TOut>> StartAsync(
        IAsyncEnumerable<TIn> source, SemaphoreSlim permits, [EnumeratorCancellation] CancellationToken stop)
    {
        await permits.WaitAsync(stop).ConfigureAwait(false);
        await foreach (var item in source.WithCancellation(stop).ConfigureAwait(false))
        {
            yield return new Lane<TOut>(token => inner.RunAsync(AsyncEnumerable.Repeat(item, 1), token), capacity, stop);
            await permits.WaitAsync(stop).ConfigureAwait(false);
        }
    }
}
