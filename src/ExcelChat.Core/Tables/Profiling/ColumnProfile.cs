namespace ExcelChat.Tables.Profiling;

/// <summary>What one column of a table holds. Totals, headings of groups and notes in the body do not count.</summary>
public sealed record ColumnProfile
{
    /// <summary>The header, unique in its table.</summary>
    public required string Name { get; init; }

    /// <summary>The column's number on its sheet, from 1.</summary>
    public required int SheetColumn { get; init; }

    /// <summary>The type that prevails.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>The unit of its values, money as an ISO 4217 code, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>What a value is to be multiplied by to be in <see cref="Unit"/>.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The share of the rows without a value: blank, or a sign such as <c>n/a</c>; 0 to 1.</summary>
    public required double MissingShare { get; init; }

    /// <summary>The share of the rows with a value of another kind than that of <see cref="Type"/>, errors included; 0 to 1.</summary>
    public required double NonconformingShare { get; init; }

    /// <summary>The number of different values.</summary>
    public required long DistinctCount { get; init; }

    /// <summary>Whether <see cref="DistinctCount"/> is an estimate (standard error 0.8 %), because there are too many different values to keep.</summary>
    public bool DistinctCountIsApproximate { get; init; }

    /// <summary>The most frequent values, at most 100, the most frequent first.</summary>
    public IReadOnlyList<ValueCount> FrequentValues { get; init; } = [];

    /// <summary>By how much a count of <see cref="FrequentValues"/> may be too low; 0 when the counts are exact.</summary>
    public long FrequentValuesUndercount { get; init; }

    /// <summary>The figures of its numbers, dates or times; null for a column of texts or booleans.</summary>
    public NumberStatistics? Statistics { get; init; }

    /// <summary>How its values are sorted; texts by their characters.</summary>
    public SortOrder Order { get; init; }

    /// <summary>Whether its values name the rows: each row has one and no two are the same.</summary>
    public bool IsKeyCandidate { get; init; }

    /// <summary>Whether <see cref="IsKeyCandidate"/> rests on an estimate of the number of different values.</summary>
    public bool KeyIsApproximate { get; init; }

    /// <summary>What its values are about, from content and header.</summary>
    public IReadOnlyList<SemanticTag> Tags { get; init; } = [];

    /// <summary>What the first cells with different values show, at most five.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>The values as they are compared with those of other columns.</summary>
    internal KeySample? Keys { get; init; }
}
