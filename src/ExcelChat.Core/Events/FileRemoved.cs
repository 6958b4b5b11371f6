namespace ExcelChat.Events;

/// <summary>A file and all that was made of it are gone.</summary>
public sealed record FileRemoved : ExcelChatEvent
{
    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>Chunks taken out of the vector store; 0 where all of a tenant was removed at once.</summary>
    public required int DocumentCount { get; init; }
}
