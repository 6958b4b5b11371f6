namespace ExcelChat.Events;

/// <summary>One sheet could not be read; the file's other sheets go on.</summary>
public sealed record SheetFailed : ExcelChatEvent
{
    /// <summary>The workbook's id.</summary>
    public required string FileId { get; init; }

    /// <summary>The sheet's name.</summary>
    public required string Sheet { get; init; }

    /// <summary>The kind of problem, for code to switch on.</summary>
    public required string Reason { get; init; }

    /// <summary>What was found, what was expected, what to do.</summary>
    public required string Message { get; init; }
}
