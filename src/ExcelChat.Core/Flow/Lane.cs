using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace ExcelChat.Flow;

/// <summary>
/// A producer on a task of its own, running ahead of one reader by at most a fixed number of items.
/// It starts at once; disposal stops it and returns when it has ended.
/// </summary>
internal sealed class Lane<T> : IAsyncDisposable
{
    private readonly Channel<T> _channel;
    private readonly CancellationTokenSource _stop;
    private readonly Task _producer;

    public Lane(Func<CancellationToken, IAsyncEnumerable<T>> produce, int capacity, CancellationToken cancellationToken)
    {
        _channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _producer = Task.Run(() => ProduceAsync(produce, _stop.Token), CancellationToken.None);
    }

    /// <summary>Reads the items; after them, throws what the producer threw, if it did.</summary>
    public IAsyncEnumerable<T> ReadAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes an item that nobody has read, if there is one.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item) => _channel.Reader.TryRead(out item);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _producer.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ProduceAsync(Func<CancellationToken, IAsyncEnumerable<T>> produce, CancellationToken stop)
    {
        Exception? error = null;
        try
        {
            await foreach (var item in produce(stop).WithCancellation(stop).ConfigureAwait(false))
            {
                // TryWrite first: a token that is already cancelled must not lose an item for which there is room.
                if (!_channel.Writer.TryWrite(item))
                {
                    await _channel.Writer.WriteAsync(item, stop).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it is, it is the reader's to see.
            error = e;
        }

        _channel.Writer.Complete(error);
    }
}
