using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;

namespace ExcelChat.Console.Json;

/// <summary>One column of a table.</summary>
internal sealed record InspectedColumn(string Name, ColumnType Type, string? Unit)
{
    public double Scale { get; init; }

    public double Missing { get; init; }

    public double Nonconforming { get; init; }

    public long Distinct { get; init; }

    public SortOrder Order { get; init; }

    public bool IsKey { get; init; }

    public IReadOnlyList<SemanticTag> Tags { get; init; } = [];

    /// <summary>The figures of its numbers; nothing for texts.</summary>
    public NumberStatistics? Figures { get; init; }

    public static InspectedColumn Of(ColumnProfile column) => new(column.Name, column.Type, column.Unit)
    {
        Scale = column.Scale,
        Missing = column.MissingShare,
        Nonconforming = column.NonconformingShare,
        Distinct = column.DistinctCount,
        Order = column.Order,
        IsKey = column.IsKeyCandidate,
        Tags = column.Tags,
        Figures = column.Statistics,
    };
}
