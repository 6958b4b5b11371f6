using System.Runtime.CompilerServices;

namespace ExcelChat.Events;

/// <summary>The newest events of this process, in a ring.</summary>
internal sealed class InMemoryEventLog(int capacity) : EventLog
{
    private readonly Lock _gate = new();
    private readonly ExcelChatEvent[] _ring = new ExcelChatEvent[capacity];
    private TaskCompletionSource _isAppended = NewSignal();
    private long _end;

    public override ValueTask<long> AppendAsync(ExcelChatEvent appended, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appended);
        cancellationToken.ThrowIfCancellationRequested();
        long position;
        TaskCompletionSource signal;
        lock (_gate)
        {
            position = _end++;
            _ring[position % capacity] = appended;
            (signal, _isAppended) = (_isAppended, NewSignal());
        }

        signal.SetResult();
        return new(position);
    }

    public override async IAsyncEnumerable<LoggedEvent> ReadAsync(
        long position, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (logged, more) = Look(position);
            if (logged is { } next)
            {
                position = next.Position + 1;
                yield return next;
            }
            else if (follow)
            {
                await more.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                yield break;
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (LoggedEvent? Logged, Task More) Look(long position)
    {
        lock (_gate)
        {
            var at = Math.Max(position, Math.Max(0, _end - capacity));
            return (at < _end ? new LoggedEvent(at, _ring[at % capacity]) : null, _isAppended.Task);
        }
    }
}
