namespace ExcelChat.Questions;

/// <summary>What a question is after, from its wording alone.</summary>
public sealed record QueryIntent
{
    /// <summary>The intent that fits best.</summary>
    public required IntentKind Primary { get; init; }

    /// <summary>How clearly the wording shows it, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What the wording fixes, such as <c>top</c> = <c>5</c>, <c>direction</c> = <c>most</c>, <c>function</c> = <c>Average</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Filters that the question states with values of the tables in scope, such as <c>Region is North</c>.</summary>
    public IReadOnlyList<string> SuggestedFilters { get; init; } = [];
}
