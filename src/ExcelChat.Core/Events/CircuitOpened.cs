namespace ExcelChat.Events;

/// <summary>A dependency failed too often and is left alone for a while.</summary>
public sealed record CircuitOpened : ExcelChatEvent
{
    /// <summary>The dependency: embedding, vector store or chat.</summary>
    public required string Circuit { get; init; }

    /// <summary>How long it is left alone.</summary>
    public required TimeSpan BreakDuration { get; init; }

    /// <summary>The type of the last error.</summary>
    public required string Reason { get; init; }
}
