using ExcelChat.Shared;

namespace ExcelChat.Events;

/// <summary>How events are kept and delivered.</summary>
public sealed class EventOptions
{
    /// <summary>How many events the log in memory holds before it drops the oldest; at least 1.</summary>
    /// <value>10 000 by default.</value>
    public int Capacity { get; set => field = Guard.AtLeast(value, 1); } = 10_000;

    /// <summary>How long, at the end, subscribers may take for the events that they have not seen.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan DrainTimeout { get; set => field = Guard.AtLeast(value, TimeSpan.Zero); } = TimeSpan.FromSeconds(10);
}
