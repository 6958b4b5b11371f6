using System.Runtime.CompilerServices;

namespace ExcelChat.Flow;

/// <summary>Gathers items into batches, in order. Only the last batch, and one that reaches its limit of bytes, has fewer items than its size; no batch is empty.</summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class Batcher<T> : Stage<T, IReadOnlyList<T>>
{
    private readonly Func<int> _nextSize;
    private readonly Func<T, long> _bytesOf;
    private readonly long _memory;

    /// <summary>Creates a stage with batches of a fixed size.</summary>
    /// <param name="size">Items in a batch; at least 1.</param>
    public Batcher(int size)
        : this(() => size, _ => 0, long.MaxValue) => ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);

    /// <summary>Creates a stage with batches that differ.</summary>
    /// <param name="nextSize">Gives the most items of the batch that begins; at least 1.</param>
    /// <param name="bytesOf">Gives the bytes that an item takes.</param>
    /// <param name="memory">The most bytes in a batch; an item that alone takes more is a batch of its own.</param>
    internal Batcher(Func<int> nextSize, Func<T, long> bytesOf, long memory) => (_nextSize, _bytesOf, _memory) = (nextSize, bytesOf, memory);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<IReadOnlyList<T>> RunAsync(
        IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<T> batch = [];
        var (size, bytes) = (0, 0L);
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var more = _bytesOf(item);
            if (batch.Count > 0 && bytes + more > _memory)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            size = batch.Count == 0 ? _nextSize() : size;
            batch.Add(item);
            bytes += more;
            if (batch.Count >= size)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
