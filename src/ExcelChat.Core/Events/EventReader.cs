using ExcelChat.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ExcelChat.Events;

/// <summary>
/// Takes one subscriber through the log, event by event, on a task of its own. The cursor moves on after the handler has ended, whether
/// it ended well or not: a handler's error is its own affair and is logged.
/// </summary>
internal sealed class EventReader(EventSubscription subscription, EventLog log, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _handling = new();
    private CancellationTokenSource _following = new();
    private Task _reading = Task.CompletedTask;
    private long _cursor;

    /// <summary>Follows the log from its beginning, or from where the reader stopped.</summary>
    public void Start() => _reading = Task.Run(() => ReadAsync(follow: true, _following.Token));

    /// <summary>Sets the cursor, after the handler has ended with the event at hand, and follows the log from there.</summary>
    public async Task RestartAsync(long position)
    {
        await StopAsync().ConfigureAwait(false);
        _following.Dispose();
        _following = new CancellationTokenSource();
        _cursor = position;
        Start();
    }

    /// <summary>
    /// Goes to the end of the log and stops there. When the time is up the handler is cancelled, and one that does not heed it is left behind.
    /// </summary>
    public async Task DrainAsync(TimeSpan timeout, TimeProvider time)
    {
        var draining = StopAndFinishAsync();
        try
        {
            await draining.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await _handling.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(draining, Task.Delay(timeout, time)).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _following.Dispose();
        _handling.Dispose();
    }

    private async Task StopAndFinishAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await ReadAsync(follow: false, _handling.Token).ConfigureAwait(false);
    }

    private async Task StopAsync()
    {
        await _following.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
    }

    private async Task ReadAsync(bool follow, CancellationToken stop)
    {
        try
        {
            await foreach (var (position, happened) in log.ReadAsync(_cursor, follow, stop).ConfigureAwait(false))
            {
                await HandleAsync(happened).ConfigureAwait(false);
                _cursor = position + 1;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            // Nobody awaits a subscriber; its end is told in the logs.
            Log.EventLogFailed(logger, subscription.Name, _cursor, error);
        }
    }

    private async ValueTask HandleAsync(ExcelChatEvent happened)
    {
        try
        {
            await subscription.Handle(happened, _handling.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // One subscriber's error stops neither the others nor its own next event.
            Log.EventHandlerFailed(logger, subscription.Name, happened.GetType().Name, happened.Id, error);
        }
    }
}
