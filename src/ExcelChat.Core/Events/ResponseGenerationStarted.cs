namespace ExcelChat.Events;

/// <summary>An answer is being made.</summary>
public sealed record ResponseGenerationStarted : ExcelChatEvent
{
    /// <summary>The question that is answered: <see cref="QueryIntentAnalyzed.QueryId"/>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Passages at hand.</summary>
    public required int ContextDocuments { get; init; }

    /// <summary>Tokens that a chat model will read; 0 when no model is asked.</summary>
    public required int EstimatedTokens { get; init; }

    /// <summary>The answer comes piece by piece.</summary>
    public required bool StreamingEnabled { get; init; }
}
