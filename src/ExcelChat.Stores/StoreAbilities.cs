using Microsoft.Extensions.VectorData;

namespace ExcelChat.Stores;

/// <summary>What a store can hold. The defaults are those of a store that holds all that .NET code can bring.</summary>
internal sealed record StoreAbilities
{
    public IReadOnlyList<Type> KeyTypes { get; init; } = [typeof(Guid), typeof(string), typeof(int), typeof(long), typeof(ulong)];

    /// <summary>Types of data properties that are refused.</summary>
    public IReadOnlyList<Type> RefusedTypes { get; init; } = [];

    public IReadOnlyList<string> DistanceFunctions { get; init; } =
    [
        DistanceFunction.CosineSimilarity, DistanceFunction.CosineDistance, DistanceFunction.DotProductSimilarity, DistanceFunction.NegativeDotProductSimilarity,
        DistanceFunction.EuclideanDistance, DistanceFunction.EuclideanSquaredDistance, DistanceFunction.HammingDistance, DistanceFunction.ManhattanDistance,
    ];

    /// <summary>An exact scan answers at least as well as any index, so a definition written for a server needs no change.</summary>
    public IReadOnlyList<string> IndexKinds { get; init; } =
        [IndexKind.Flat, IndexKind.Hnsw, IndexKind.IvfFlat, IndexKind.DiskAnn, IndexKind.QuantizedFlat, IndexKind.Dynamic];

    public int MaxDimensions { get; init; } = int.MaxValue;
}
