using System.Collections.Concurrent;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>A clock on which waits between two attempts, of seconds, pass at once and are remembered; shorter delays and longer limits take their time.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.FromSeconds(0.8) && dueTime <= TimeSpan.FromSeconds(50))
        {
            _waits.Enqueue(dueTime);
            dueTime = TimeSpan.Zero;
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }
}
