using System.Runtime.CompilerServices;

namespace ExcelChat.Flow;

/// <summary>Stages from functions, for the one-liners that deserve no class.</summary>
public static class Stage
{
    /// <summary>A stage that is a function from stream to stream.</summary>
    /// <param name="run">Transforms the source, lazily; it is called once for each run.</param>
    public static Stage<TIn, TOut> Create<TIn, TOut>(Func<IAsyncEnumerable<TIn>, CancellationToken, IAsyncEnumerable<TOut>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new StreamStage<TIn, TOut>(run);
    }

    /// <summary>A stage that turns each item into one other, in order.</summary>
    /// <param name="transform">Turns one item into one other.</param>
    public static Stage<TIn, TOut> Each<TIn, TOut>(Func<TIn, CancellationToken, ValueTask<TOut>> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return Create<TIn, TOut>((source, cancellationToken) => EachAsync(source, transform, cancellationToken));
    }

    private static async IAsyncEnumerable<TOut> EachAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        Func<TIn, CancellationToken, ValueTask<TOut>> transform,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await transform(item, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class StreamStage<TIn, TOut>(Func<IAsyncEnumerable<TIn>, CancellationToken, IAsyncEnumerable<TOut>> run) : Stage<TIn, TOut>
    {
        public override IAsyncEnumerable<TOut> RunAsync(IAsyncEnumerable<TIn> source, CancellationToken cancellationToken = default) =>
            run(source, cancellationToken);
    }
}
