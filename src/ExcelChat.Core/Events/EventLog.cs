namespace ExcelChat.Events;

/// <summary>
/// All events in the order they happened. An event keeps its position for as long as the log lives, also when older ones are dropped.
/// Appending and reading are safe from many threads.
/// </summary>
public abstract class EventLog
{
    /// <summary>Puts an event at the end.</summary>
    /// <param name="appended">The event, with its id and time.</param>
    /// <param name="cancellationToken">Gives up; the event is then in the log or not, never half.</param>
    /// <returns>The event's position.</returns>
    public abstract ValueTask<long> AppendAsync(ExcelChatEvent appended, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads from a position on. Events that were dropped before they were read are left out: the next position shows the gap.
    /// </summary>
    /// <param name="position">The first position wanted; 0 for the oldest event held.</param>
    /// <param name="follow">Whether to go on, at the end, with the events still to come, until cancelled; otherwise the end is the end.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract IAsyncEnumerable<LoggedEvent> ReadAsync(long position, bool follow, CancellationToken cancellationToken = default);
}
