using System.Globalization;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.PgVector;

/// <summary>A distance function as pgvector has it: an operator that is less where nearer, the operator class that indexes it, and what a score is of it.</summary>
internal sealed class PgDistance
{
    /// <summary>HNSW and IVFFlat take vectors of up to 2,000 dimensions, and of half precision up to 4,000.</summary>
    private const int MostIndexed = 2000;
    private const int MostIndexedHalf = 4000;

    private const string Distance = PgTable.DistanceColumn;

    private readonly string _operator;
    private readonly string _class;
    private readonly string _score;

    private PgDistance(string sign, string classSuffix, string score)
    {
        _operator = sign;
        _class = classSuffix;
        _score = score;
    }

    public static IEnumerable<string> Known =>
    [
        DistanceFunction.CosineSimilarity, DistanceFunction.CosineDistance, DistanceFunction.DotProductSimilarity, DistanceFunction.NegativeDotProductSimilarity,
        DistanceFunction.EuclideanDistance, DistanceFunction.EuclideanSquaredDistance, DistanceFunction.ManhattanDistance,
    ];

    public bool IsCosine => _class == "cosine";

    /// <summary>Whether a higher score is nearer.</summary>
    public bool HigherIsNearer { get; private init; }

    public static PgDistance Of(VectorPropertyModel property) => property.DistanceFunction switch
    {
        DistanceFunction.CosineDistance => new("<=>", "cosine", Distance),
        DistanceFunction.DotProductSimilarity => new("<#>", "ip", $"-{Distance}") { HigherIsNearer = true },
        DistanceFunction.NegativeDotProductSimilarity => new("<#>", "ip", Distance),
        DistanceFunction.EuclideanDistance => new("<->", "l2", Distance),
        DistanceFunction.EuclideanSquaredDistance => new("<->", "l2", $"{Distance} * {Distance}"),
        DistanceFunction.ManhattanDistance => new("<+>", "l1", Distance),
        _ => new("<=>", "cosine", $"1 - {Distance}") { HigherIsNearer = true },
    };

    /// <summary>The score, from <see cref="PgTable.DistanceColumn"/>.</summary>
    public string Score => _score;

    /// <summary>The distance of a column to a parameter; an index over <see cref="Indexed"/> serves it, since the expression is the same.</summary>
    public string Expression(VectorPropertyModel property, string parameter)
        => $"{Operand(property, PgTable.Column(property))} {_operator} {Operand(property, parameter)}";

    /// <summary>What an index is built over; <see langword="null"/> where there can be none.</summary>
    public string? Indexed(VectorPropertyModel property) => property.Dimensions switch
    {
        <= MostIndexed => $"{PgTable.Column(property)} vector_{_class}_ops",
        <= MostIndexedHalf => $"({Operand(property, PgTable.Column(property))}) halfvec_{_class}_ops",
        _ => null,
    };

    private static string Operand(VectorPropertyModel property, string vector)
        => property.Dimensions is > MostIndexed and <= MostIndexedHalf
            ? string.Create(CultureInfo.InvariantCulture, $"{vector}::halfvec({property.Dimensions})")
            : vector;
}
