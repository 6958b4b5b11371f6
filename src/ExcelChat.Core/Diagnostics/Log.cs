using Microsoft.Extensions.Logging;

namespace ExcelChat.Diagnostics;

/// <summary>Every message that ExcelChat logs. An id stays with its message for good. Cell content appears at Trace only.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Error, "Event subscriber {Subscriber} failed at {Event} {EventId}; it goes on with the next event.")]
    public static partial void EventHandlerFailed(ILogger logger, string subscriber, string @event, Guid eventId, Exception error);

    [LoggerMessage(101, LogLevel.Error, "The event log could not be read on; subscriber {Subscriber} stands still at position {Position} until it is replayed.")]
    public static partial void EventLogFailed(ILogger logger, string subscriber, long position, Exception error);

    [LoggerMessage(200, LogLevel.Warning, "{Dependency} failed; attempt {Attempt} follows after {Delay}.")]
    public static partial void Retrying(ILogger logger, string dependency, int attempt, TimeSpan delay, Exception? error);

    [LoggerMessage(201, LogLevel.Error, "{Dependency} failed too often and is left alone for {BreakDuration}.")]
    public static partial void CircuitOpened(ILogger logger, string dependency, TimeSpan breakDuration, Exception? error);

    [LoggerMessage(202, LogLevel.Information, "{Dependency} answers again.")]
    public static partial void CircuitClosed(ILogger logger, string dependency);
}
