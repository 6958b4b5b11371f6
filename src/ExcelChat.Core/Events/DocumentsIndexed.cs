namespace ExcelChat.Events;

/// <summary>Every chunk of a file is in the vector store; the file can be asked about.</summary>
public sealed record DocumentsIndexed : ExcelChatEvent
{
    /// <summary>The store's collection.</summary>
    public required string CollectionId { get; init; }

    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>Chunks of the file that the store now holds.</summary>
    public required int DocumentCount { get; init; }

    /// <summary>From the first batch to the last.</summary>
    public required TimeSpan IndexingTime { get; init; }

    /// <summary>Of these, chunks that the store held before and that were not embedded again.</summary>
    public int UnchangedCount { get; init; }

    /// <summary>Chunks of an older version of the file that were taken out.</summary>
    public int RemovedCount { get; init; }
}
