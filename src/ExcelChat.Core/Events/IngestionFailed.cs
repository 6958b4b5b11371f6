namespace ExcelChat.Events;

/// <summary>A file could not be ingested. What was indexed of an older version stays until the file is removed or taken in again.</summary>
public sealed record IngestionFailed : ExcelChatEvent
{
    /// <summary>The workbook's id, or its name when its bytes could not be read.</summary>
    public required string FileId { get; init; }

    /// <summary>The stage at which it failed.</summary>
    public required string Stage { get; init; }

    /// <summary>The kind of problem, for code to switch on.</summary>
    public required string Reason { get; init; }

    /// <summary>What was found, what was expected, what to do.</summary>
    public required string Message { get; init; }
}
