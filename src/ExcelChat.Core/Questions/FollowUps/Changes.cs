using ExcelChat.Plans;

namespace ExcelChat.Questions.FollowUps;

/// <summary>What a follow-up changes of the plan before it.</summary>
internal sealed record Changes
{
    /// <summary>New conditions, by the columns that they are on.</summary>
    public IReadOnlyDictionary<string, Predicate> Conditions { get; init; } = new Dictionary<string, Predicate>(StringComparer.Ordinal);

    /// <summary>Columns that others take the place of, in measures, results and orders.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The new computation; null when it stays.</summary>
    public AggregateFunction? Function { get; init; }

    /// <summary>1 for the largest, -1 for the smallest, 0 when the order stays.</summary>
    public int Direction { get; init; }

    /// <summary>The new number of rows; 0 when it stays.</summary>
    public int Top { get; init; }

    /// <summary>The column that groups now; null when grouping stays.</summary>
    public string? By { get; init; }
}
