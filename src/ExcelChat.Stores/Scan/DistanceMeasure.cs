using System.Numerics.Tensors;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores.Scan;

/// <summary>Scores one stored vector, in the unit of the distance function, against the vector that was searched for.</summary>
/// <param name="vector">The stored vector.</param>
/// <param name="norm">Its Euclidean length, kept beside it.</param>
internal delegate double VectorScorer(ReadOnlySpan<float> vector, float norm);

/// <summary>What inner product it takes to be near.</summary>
/// <param name="closeness">How near, as <see cref="DistanceMeasure.Closeness"/> says.</param>
/// <param name="queryNorm">The Euclidean length of the vector that is searched for.</param>
internal delegate LeastProduct ProductBound(double closeness, double queryNorm);

/// <summary>A distance function: how to score, and which end of the scale is near.</summary>
internal sealed class DistanceMeasure
{
    private readonly Func<float[], VectorScorer> _scorer;

    private DistanceMeasure(bool higherIsNearer, Func<float[], VectorScorer> scorer, ProductBound? leastProduct = null)
    {
        HigherIsNearer = higherIsNearer;
        _scorer = scorer;
        LeastProduct = leastProduct;
    }

    /// <summary>
    /// What inner product it takes to be near; null for a distance that products and lengths do not tell, and where every vector is to be measured.
    /// </summary>
    public ProductBound? LeastProduct { get; }

    public bool HigherIsNearer { get; }

    /// <summary>The measure of a property; one with the index kind <see cref="IndexKind.Flat"/> measures every vector.</summary>
    public static DistanceMeasure Of(VectorPropertyModel property)
        => Named(property) is var measure && property.IndexKind == IndexKind.Flat ? new(measure.HigherIsNearer, measure._scorer) : measure;

    /// <summary>The scorer for one search. It may keep scratch space: not for use by two threads at once.</summary>
    public VectorScorer For(ReadOnlyMemory<float> query) => _scorer(query.ToArray());

    /// <summary>The score on a scale where more is nearer, whatever the function.</summary>
    public double Closeness(double score) => HigherIsNearer ? score : -score;

    private static DistanceMeasure Named(VectorPropertyModel property) => property.DistanceFunction switch
    {
        null or DistanceFunction.CosineSimilarity => new(true, Cosine, (closeness, queryNorm) => new(Linear: closeness * queryNorm)),
        DistanceFunction.CosineDistance => new(false, query => Mapped(Cosine(query), similarity => 1 - similarity), (closeness, queryNorm) => new(Linear: (1 + closeness) * queryNorm)),
        DistanceFunction.DotProductSimilarity => new(true, Dot, (closeness, _) => new(closeness)),
        DistanceFunction.NegativeDotProductSimilarity => new(false, query => Mapped(Dot(query), product => -product), (closeness, _) => new(closeness)),
        DistanceFunction.EuclideanDistance => new(false, Euclidean, (closeness, queryNorm) => Within(closeness * closeness, queryNorm)),
        DistanceFunction.EuclideanSquaredDistance => new(false, query => Mapped(Euclidean(query), distance => distance * distance), (closeness, queryNorm) => Within(-closeness, queryNorm)),
        DistanceFunction.HammingDistance => new(false, query => (vector, _) => TensorPrimitives.HammingDistance<float>(query, vector)),
        DistanceFunction.ManhattanDistance => new(false, Manhattan),
        var unknown => throw new NotSupportedException($"Vector property '{property.ModelName}' has the unknown distance function '{unknown}'. Use a constant of {nameof(DistanceFunction)}."),
    };

    private static VectorScorer Mapped(VectorScorer scorer, Func<double, double> map) => (vector, norm) => map(scorer(vector, norm));

    private static VectorScorer Dot(float[] query) => (vector, _) => TensorPrimitives.Dot(query, vector);

    private static VectorScorer Euclidean(float[] query) => (vector, _) => TensorPrimitives.Distance(query, vector);

    private static VectorScorer Cosine(float[] query)
    {
        var queryNorm = TensorPrimitives.Norm(query);
        return (vector, norm) => CosineOf(TensorPrimitives.Dot(query, vector), queryNorm, norm);
    }

    // A vector of length zero has no direction; it is defined as unlike everything instead of NaN.
    private static double CosineOf(double product, double queryNorm, double norm)
    {
        var lengths = queryNorm * norm;
        return lengths == 0 ? 0 : Math.Clamp(product / lengths, -1, 1);
    }

    // From the law of cosines: distance² = queryNorm² + norm² - 2 product.
    private static LeastProduct Within(double squaredDistance, double queryNorm) => new(Constant: ((queryNorm * queryNorm) - squaredDistance) / 2, Square: 0.5);

    private static VectorScorer Manhattan(float[] query)
    {
        var difference = new float[query.Length];
        return (vector, _) =>
        {
            TensorPrimitives.Subtract(query, vector, difference);
            return TensorPrimitives.SumOfMagnitudes<float>(difference);
        };
    }
}
