namespace ExcelChat.Events;

/// <summary>An answer was given to its end.</summary>
public sealed record ResponseCompleted : ExcelChatEvent
{
    /// <summary>The question that is answered.</summary>
    public required string RequestId { get; init; }

    /// <summary>From the question to the last piece.</summary>
    public required TimeSpan ResponseTime { get; init; }

    /// <summary>ExcelChat was unsure and said so in place of an answer.</summary>
    public required bool IsAbstention { get; init; }

    /// <summary>In how many pieces the text was given.</summary>
    public int ChunkCount { get; init; }

    /// <summary>Tokens that a chat model read, by its own count; 0 when no model was asked.</summary>
    public int InputTokens { get; init; }

    /// <summary>Tokens that a chat model wrote, by its own count.</summary>
    public int OutputTokens { get; init; }
}
