namespace ExcelChat.Events;

/// <summary>An event and its place in the log.</summary>
/// <param name="Position">The place: 0 for the first event ever, one more for each after it.</param>
/// <param name="Event">The event.</param>
public readonly record struct LoggedEvent(long Position, ExcelChatEvent Event);
