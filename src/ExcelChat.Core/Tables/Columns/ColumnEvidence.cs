using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>What the cells of a column say about its type.</summary>
internal readonly record struct ColumnEvidence
{
    /// <summary>The kind that prevails; text when none does.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>What the number formats say of more than half of the values.</summary>
    public required NumberFormatKind Format { get; init; }

    /// <summary>Whether no number has a fraction, and no format shows the places of one.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether numbers are written with zeros in front.</summary>
    public bool IsPadded { get; init; }

    /// <summary>The number of texts.</summary>
    public long Texts { get; init; }

    /// <summary>The number of different texts.</summary>
    public long DistinctTexts { get; init; }

    /// <summary>Some of the different texts.</summary>
    public IReadOnlyList<string> Samples { get; init; }
}
