using System.Diagnostics;

namespace ExcelChat.Events;

/// <summary>Gives an event its id, its time and its tenant and puts it into the log.</summary>
internal sealed class EventPublisher(EventLog log, TimeProvider time)
{
    private string? Tenant { get; init; }

    /// <summary>The same publisher for what happens on behalf of a tenant; none where the name is null or empty.</summary>
    public EventPublisher ForTenant(string? tenant) => string.IsNullOrEmpty(tenant) ? this : new(log, time) { Tenant = tenant };

    public async ValueTask PublishAsync(ExcelChatEvent happened, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var stamped = happened with
        {
            Id = Guid.CreateVersion7(now),
            Time = now,
            Tenant = happened.Tenant ?? Tenant,
            CorrelationId = happened.CorrelationId ?? Activity.Current?.TraceId.ToHexString(),
        };
        await log.AppendAsync(stamped, cancellationToken).ConfigureAwait(false);
    }
}
