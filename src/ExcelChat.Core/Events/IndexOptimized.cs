namespace ExcelChat.Events;

/// <summary>The vector store rearranged itself to answer faster.</summary>
public sealed record IndexOptimized : ExcelChatEvent
{
    /// <summary>The store's collection.</summary>
    public required string CollectionId { get; init; }

    /// <summary>What was done, in the store's words.</summary>
    public required string OptimizationType { get; init; }

    /// <summary>The time of a search before, divided by the time after; 1 means no change.</summary>
    public required double PerformanceImprovement { get; init; }
}
