namespace ExcelChat.Events;

/// <summary>A file was read to its end and cut into chunks.</summary>
public sealed record FileProcessed : ExcelChatEvent
{
    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>Sheets that were read.</summary>
    public required int SheetCount { get; init; }

    /// <summary>Tables found in them.</summary>
    public required int TableCount { get; init; }

    /// <summary>Chunks made of the tables.</summary>
    public required int ChunkCount { get; init; }

    /// <summary>From the first byte to the last chunk.</summary>
    public required TimeSpan ProcessingTime { get; init; }
}
