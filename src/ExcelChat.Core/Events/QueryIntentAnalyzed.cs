namespace ExcelChat.Events;

/// <summary>A question was understood, as far as it could be.</summary>
public sealed record QueryIntentAnalyzed : ExcelChatEvent
{
    /// <summary>The question.</summary>
    public required string QueryId { get; init; }

    /// <summary>What is asked for, by the name of the intent.</summary>
    public required string Intent { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Names of workbooks, sheets and tables that the question points at.</summary>
    public IReadOnlyList<string> SuggestedContextFilters { get; init; } = [];
}
