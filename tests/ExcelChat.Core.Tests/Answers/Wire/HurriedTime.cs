using System.Collections.Concurrent;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>
/// A clock on which waits between two attempts, of seconds, pass at once and are remembered, and limits, of ten seconds and more, pass when a test says so. Shorter delays take their time.
/// </summary>
internal sealed class HurriedTime : TimeProvider
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<TimeSpan> _waits = [];
    private readonly ConcurrentQueue<(TimeSpan Due, ITimer Timer)> _limits = [];

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HurriedTimer(System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), DueOf);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets every limit of that length pass.</summary>
    public void Pass(TimeSpan limit)
    {
        foreach (var (_, timer) in _limits.Where(held => held.Due == limit))
        {
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan DueOf(TimeSpan due, ITimer timer)
    {
        if (due >= ShortestLimit)
        {
            _limits.Enqueue((due, timer));
            return Timeout.InfiniteTimeSpan;
        }

        if (due >= ShortestWait)
        {
            _waits.Enqueue(due);
            return TimeSpan.Zero;
        }

        return due;
    }

    private sealed class HurriedTimer(ITimer timer, Func<TimeSpan, ITimer, TimeSpan> dueOf) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueOf(dueTime, timer), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
