namespace ExcelChat.Events;

/// <summary>A batch is in the vector store and need not be embedded again.</summary>
public sealed record ChunkBatchIndexed : ExcelChatEvent
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>Chunks in the batch.</summary>
    public required int ChunkCount { get; init; }

    /// <summary>From the batch's vectors to the store's word that it holds them.</summary>
    public required TimeSpan IndexingTime { get; init; }
}
