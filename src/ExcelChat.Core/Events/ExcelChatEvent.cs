namespace ExcelChat.Events;

/// <summary>
/// Something that happened. The hierarchy is closed: match on its records and nothing is left over. An event says what is the case and
/// carries plain values only, so that it can be kept, sent and read by another process.
/// </summary>
public abstract record ExcelChatEvent
{
    private protected ExcelChatEvent()
    {
    }

    /// <summary>A version 7 UUID, so that ids sort by time. Given at publication; a subscriber that must not act twice remembers it.</summary>
    public Guid Id { get; init; }

    /// <summary>When it happened, in UTC. Given at publication.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The tenant on whose behalf it happened, in hosts that serve several.</summary>
    public string? Tenant { get; init; }

    /// <summary>What ties the events of one request together. At publication, the trace id stands in where none is given.</summary>
    public string? CorrelationId { get; init; }
}
