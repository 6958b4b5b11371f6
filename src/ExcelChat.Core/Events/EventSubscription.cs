namespace ExcelChat.Events;

/// <summary>Who wants events: a name, and what to do with each event.</summary>
internal sealed record EventSubscription(string Name, Func<ExcelChatEvent, CancellationToken, ValueTask> Handle);
