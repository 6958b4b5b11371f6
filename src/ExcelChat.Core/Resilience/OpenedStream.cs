namespace ExcelChat.Resilience;

/// <summary>A stream whose first item is there. While it opens, the attempt's token stops it; after that, the reader's alone.</summary>
internal sealed class OpenedStream<T> : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;

    private OpenedStream(Func<CancellationToken, IAsyncEnumerable<T>> open, CancellationToken reader)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(reader);
        Items = open(_stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    public IAsyncEnumerator<T> Items { get; }

    public bool HasFirst { get; private set; }

    public static async ValueTask<OpenedStream<T>> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<T>> open, CancellationToken attempt, CancellationToken reader)
    {
        var stream = new OpenedStream<T>(open, reader);
        try
        {
            using var timeout = attempt.Register(stream._stop.Cancel);
            stream.HasFirst = await stream.Items.MoveNextAsync().ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Items.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
