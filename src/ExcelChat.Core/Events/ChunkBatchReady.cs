namespace ExcelChat.Events;

/// <summary>A batch of chunks waits for its vectors.</summary>
public sealed record ChunkBatchReady : ExcelChatEvent
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>The chunks, in the order of the file.</summary>
    public required IReadOnlyList<Guid> ChunkIds { get; init; }

    /// <summary>No more batches of this file follow.</summary>
    public required bool IsFinalBatch { get; init; }
}
