using ExcelChat.Shared;
using Microsoft.Extensions.Logging;

namespace ExcelChat.Events;

/// <summary>
/// Delivers events to their subscribers: to each in the order of the log and one at a time, to all side by side, at least once.
/// It needs no host: <c>WorkbookChat</c> starts it, and its disposal delivers what is left, within <see cref="EventOptions.DrainTimeout"/>.
/// </summary>
public sealed class EventPump : IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, EventReader> _readers = new(StringComparer.Ordinal);
    private readonly TimeSpan _drainTimeout;
    private readonly TimeProvider _time;
    private volatile State _state;

    internal EventPump(IEnumerable<EventSubscription> subscriptions, EventLog log, EventOptions options, TimeProvider time, ILogger logger)
    {
        _drainTimeout = options.DrainTimeout;
        _time = time;
        foreach (var subscription in subscriptions)
        {
            if (!_readers.TryAdd(subscription.Name, new EventReader(subscription, log, logger)))
            {
                throw new ExcelChatConfigurationException(
                    $"Two event subscribers are named '{subscription.Name}'. Give each call of OnEvent its own name.");
            }
        }
    }

    private enum State
    {
        New,
        Running,
        Ended,
    }

    /// <summary>Begins to deliver, from the oldest event in the log. Later calls do nothing.</summary>
    /// <param name="cancellationToken">Gives up before the beginning.</param>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        // A handler may ask or ingest, and so come by here while the end waits for it: it must not wait for the end.
        if (_state == State.Running)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            StartOnce();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Sets a subscriber's cursor, so that the events from there on are delivered to it again, and after them the new ones.
    /// It waits until the handler is done with the event at hand, and so must not be awaited by that handler.
    /// </summary>
    /// <param name="subscriber">The name given to <c>OnEvent</c>.</param>
    /// <param name="position">The position in the log; 0 for everything that the log holds.</param>
    /// <param name="cancellationToken">Gives up before the cursor is set.</param>
    /// <exception cref="ArgumentException">There is no such subscriber.</exception>
    public async Task ReplayAsync(string subscriber, long position, CancellationToken cancellationToken = default)
    {
        if (!_readers.TryGetValue(subscriber, out var reader))
        {
            throw new ArgumentException(
                $"There is no event subscriber '{subscriber}'. Known: {string.Join(", ", _readers.Keys)}.", nameof(subscriber));
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            StartOnce();
            await reader.RestartAsync(position).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Delivers what is left and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_state == State.Running)
            {
                await Task.WhenAll(_readers.Values.Select(r => r.DrainAsync(_drainTimeout, _time))).ConfigureAwait(false);
            }

            _state = State.Ended;
            foreach (var reader in _readers.Values)
            {
                reader.Dispose();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The same, for containers that are disposed without <c>await</c>: it blocks until the subscribers are done.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void StartOnce()
    {
        ObjectDisposedException.ThrowIf(_state == State.Ended, this);
        if (_state == State.New)
        {
            _state = State.Running;
            foreach (var reader in _readers.Values)
            {
                reader.Start();
            }
        }
    }
}
