namespace ExcelChat.Events;

/// <summary>The vectors of a batch are being computed.</summary>
public sealed record EmbeddingGenerationStarted : ExcelChatEvent
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>Chunks in the batch.</summary>
    public required int ChunkCount { get; init; }

    /// <summary>How long it should take, judged by the batches before; null for the first.</summary>
    public TimeSpan? EstimatedTime { get; init; }
}
