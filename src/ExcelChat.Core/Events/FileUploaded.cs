namespace ExcelChat.Events;

/// <summary>A file was taken in; its ingestion begins. With no <see cref="DocumentsIndexed"/> or <see cref="IngestionFailed"/> after it, it was cut short and is to be resumed.</summary>
public sealed record FileUploaded : ExcelChatEvent
{
    /// <summary>The workbook's id, a function of its bytes.</summary>
    public required string FileId { get; init; }

    /// <summary>The name that the caller gave.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes.</summary>
    public required long FileSize { get; init; }

    /// <summary>Who gave the file, if the host says.</summary>
    public string? UserId { get; init; }

    /// <summary>Where the original lies, if it was stored.</summary>
    public string? UploadPath { get; init; }
}
