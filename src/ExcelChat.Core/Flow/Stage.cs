namespace ExcelChat.Flow;

/// <summary>
/// One room of the corridor: a stream in, a stream out. A stage pulls: it reads its source only as far as its consumer asks,
/// holds no more than it must, and passes on any error and any cancellation. It is given what it needs in its constructor,
/// never the pipeline it stands in, a service provider or a shared bag.
/// </summary>
/// <typeparam name="TIn">What comes in.</typeparam>
/// <typeparam name="TOut">What goes out.</typeparam>
public abstract class Stage<TIn, TOut>
{
    /// <summary>Transforms the source, lazily. Each call is independent of the others.</summary>
    /// <param name="source">The items; enumerated at most once.</param>
    /// <param name="cancellationToken">Stops the stage.</param>
    public abstract IAsyncEnumerable<TOut> RunAsync(IAsyncEnumerable<TIn> source, CancellationToken cancellationToken = default);
}
