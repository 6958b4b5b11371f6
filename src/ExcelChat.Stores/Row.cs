namespace ExcelChat.Stores;

/// <summary>A record as stores see it: its key, and its values and vectors in the order of the model's properties.</summary>
internal sealed class Row
{
    public required object Key { get; init; }

    /// <summary>One for each data property; scalars as they are, arrays and lists as arrays.</summary>
    public required object?[] Values { get; init; }

    /// <summary>One for each vector property; none at all where they were not asked for.</summary>
    public ReadOnlyMemory<float>?[] Vectors { get; init; } = [];
}

/// <summary>A row that was searched for, with its score in the unit of the search.</summary>
internal readonly record struct ScoredRow(Row Row, double Score);
