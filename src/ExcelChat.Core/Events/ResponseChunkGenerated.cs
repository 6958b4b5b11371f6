namespace ExcelChat.Events;

/// <summary>A piece of an answer was given.</summary>
public sealed record ResponseChunkGenerated : ExcelChatEvent
{
    /// <summary>The question that is answered.</summary>
    public required string RequestId { get; init; }

    /// <summary>The text of the piece.</summary>
    public required string ChunkContent { get; init; }

    /// <summary>The piece's place, from 0.</summary>
    public required int ChunkIndex { get; init; }

    /// <summary>No more pieces follow.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>The chat model that wrote it; null when ExcelChat did.</summary>
    public string? ModelId { get; init; }
}
