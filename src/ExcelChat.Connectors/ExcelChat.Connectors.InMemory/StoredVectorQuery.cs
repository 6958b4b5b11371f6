using ExcelChat.Stores.Scan;

namespace ExcelChat.Connectors.InMemory;

/// <summary>What to look for by vector.</summary>
internal sealed class StoredVectorQuery
{
    /// <summary>The storage name of the vector property.</summary>
    public required string Property { get; init; }

    public required ReadOnlyMemory<float> Vector { get; init; }

    public required DistanceMeasure Measure { get; init; }

    public required StoredQuery Rows { get; init; }

    /// <summary>The worst score to return, in the unit of the result; <see langword="null"/> returns all.</summary>
    public double? Threshold { get; init; }
}
