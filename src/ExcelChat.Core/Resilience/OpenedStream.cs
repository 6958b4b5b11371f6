namespace ExcelChat.Resilience;

/// <summary>
/// A stream that has begun: an item of substance is there, or it is at its end. While it opens, the attempt's token stops it; after that, the reader's alone.
/// </summary>
internal sealed class OpenedStream<T> : IAsyncDisposable
{
    // Servers name a role, and perhaps what a filter says, ahead of the first token. More items without substance are parts of something that a client is gathering.
    private const int MaxPreambles = 2;

    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<T> _items;
    private readonly List<T> _opening = [];

    private OpenedStream(Func<CancellationToken, IAsyncEnumerable<T>> open, CancellationToken reader)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(reader);
        _items = open(_stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    public static async ValueTask<OpenedStream<T>> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<T>> open, Func<T, bool> isPreamble, CancellationToken attempt, CancellationToken reader)
    {
        var stream = new OpenedStream<T>(open, reader);
        try
        {
            using var timeout = attempt.Register(stream._stop.Cancel);
            await stream.BeginAsync(isPreamble).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>All items from the first on; to be read once.</summary>
    public async IAsyncEnumerable<T> ReadAsync()
    {
        foreach (var item in _opening)
        {
            yield return item;
        }

        while (await _items.MoveNextAsync().ConfigureAwait(false))
        {
            yield return _items.Current;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async ValueTask BeginAsync(Func<T, bool> isPreamble)
    {
        while (_opening.Count <= MaxPreambles && await _items.MoveNextAsync().ConfigureAwait(false))
        {
            _opening.Add(_items.Current);
            if (!isPreamble(_items.Current))
            {
                return;
            }
        }
    }
}
