using System.Runtime.CompilerServices;

namespace ExcelChat.Flow;

/// <summary>Runs a stage ahead of its consumer, a bounded channel between the two.</summary>
internal sealed class BoundedStage<TIn, TOut>(Stage<TIn, TOut> inner, int capacity) : Stage<TIn, TOut>
{
    public override async IAsyncEnumerable<TOut> RunAsync(
        IAsyncEnumerable<TIn> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var lane = new Lane<TOut>(stop => inner.RunAsync(source, stop), capacity, cancellationToken);
        await using var _ = lane.ConfigureAwait(false);
        await foreach (var item in lane.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }
}
