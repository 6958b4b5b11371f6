namespace ExcelChat.Questions.Ranking;

/// <summary>
/// A log-linear model: the score of a candidate is the sum of the weights of the features that hold of it. The weights are learned by
/// benchmarks/ExcelChat.Training from questions with known answers.
/// </summary>
internal sealed class LinearRanker
{
    private static readonly Lazy<LinearRanker> Shipped = new(() => new(WeightsResource.OfFeatures));

    private readonly Dictionary<uint, float> _weights = [];
    private readonly double[] _hand = new double[Ranking.HandScore.Count];

    /// <summary>Creates a ranker.</summary>
    /// <param name="weights">Features with their weights; the parts of the score by rules are named <c>hand:0</c> to <c>hand:4</c>.</param>
    public LinearRanker(IEnumerable<KeyValuePair<string, float>> weights)
    {
        foreach (var (name, weight) in weights)
        {
            if (name.StartsWith("hand:", StringComparison.Ordinal))
            {
                _hand[name[^1] - '0'] = weight;
            }
            else
            {
                _weights[FeatureVector.KeyOf(name)] = weight;
            }
        }
    }

    /// <summary>The ranker with the weights that ship with the library.</summary>
    public static LinearRanker Default => Shipped.Value;

    /// <summary>The score by rules alone, on the same scale.</summary>
    public double HandScore(FeatureVector features)
    {
        var score = 0.0;
        for (var part = 0; part < _hand.Length; part++)
        {
            score += _hand[part] * features.Hand[part];
        }

        return score;
    }

    public double Score(FeatureVector features)
    {
        var score = HandScore(features);

        foreach (var key in features.Keys)
        {
            score += _weights.GetValueOrDefault(key);
        }

        return score;
    }
}
