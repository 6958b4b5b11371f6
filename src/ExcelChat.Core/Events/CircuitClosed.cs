namespace ExcelChat.Events;

/// <summary>A dependency that was left alone answers again.</summary>
public sealed record CircuitClosed : ExcelChatEvent
{
    /// <summary>The dependency: embedding, vector store or chat.</summary>
    public required string Circuit { get; init; }
}
