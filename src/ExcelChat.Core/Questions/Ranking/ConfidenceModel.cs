namespace ExcelChat.Questions.Ranking;

/// <summary>
/// How probably an answer is right: a logistic regression over its signs (Platt 1999, with more signs than the score). Its weights are
/// learned by benchmarks/ExcelChat.Training from answers to questions that the ranker had not learned from.
/// </summary>
/// <param name="weights">What each sign is worth, in log-odds.</param>
internal sealed class ConfidenceModel(IReadOnlyDictionary<string, double> weights)
{
    private static readonly Lazy<ConfidenceModel> Shipped = new(() => new(WeightsResource.OfSigns.ToDictionary(w => w.Key, w => (double)w.Value, StringComparer.Ordinal)));

    /// <summary>The model with the weights that ship with the library.</summary>
    public static ConfidenceModel Default => Shipped.Value;

    /// <summary>The probability, 0 to 1.</summary>
    public double Probability(IEnumerable<Sign> signs)
        => 1 / (1 + Math.Exp(-signs.Sum(sign => sign.Value * weights.GetValueOrDefault(sign.Name))));
}
