using System.Diagnostics;

namespace ExcelChat.Events;

/// <summary>Gives an event its id and time and puts it into the log.</summary>
internal sealed class EventPublisher(EventLog log, TimeProvider time)
{
    public async ValueTask PublishAsync(ExcelChatEvent happened, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var stamped = happened with
        {
            Id = Guid.CreateVersion7(now),
            Time = now,
            CorrelationId = happened.CorrelationId ?? Activity.Current?.TraceId.ToHexString(),
        };
        await log.AppendAsync(stamped, cancellationToken).ConfigureAwait(false);
    }
}
