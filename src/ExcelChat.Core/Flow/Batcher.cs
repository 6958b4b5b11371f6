using System.Runtime.CompilerServices;

namespace ExcelChat.Flow;

/// <summary>Gathers items into batches of a fixed size, in order. The last batch may be smaller; no batch is empty.</summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class Batcher<T> : Stage<T, IReadOnlyList<T>>
{
    private readonly int _size;

    /// <summary>Creates the stage.</summary>
    /// <param name="size">Items in a batch; at least 1.</param>
    public Batcher(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _size = size;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<IReadOnlyList<T>> RunAsync(
        IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var batch in source.Chunk(_size).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return batch;
        }
    }
}
