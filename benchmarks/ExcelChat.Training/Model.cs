using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>The weights of features and of the parts of the score by rules.</summary>
internal sealed class Model(int features)
{
    public float[] Weights { get; } = new float[features];

    /// <summary>
    /// What the rules count for. It is fixed: the rules know wordings of business that the training questions lack, and cross-validation
    /// is as good with any weight from 0.65 to 1.5.
    /// </summary>
    public float[] Hand { get; } = [.. Enumerable.Repeat(1.5f, HandScore.Count)];

    /// <summary>The probability of each candidate.</summary>
    public double[] Probabilities(IReadOnlyList<ExampleCandidate> candidates)
    {
        var scores = candidates.Select(Score).ToArray();
        var best = scores.Max();
        var weights = Array.ConvertAll(scores, s => Math.Exp(s - best));
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    private double Score(ExampleCandidate candidate)
    {
        var score = 0.0;
        for (var i = 0; i < Hand.Length; i++)
        {
            score += Hand[i] * candidate.Hand[i];
        }

        foreach (var feature in candidate.Features)
        {
            score += Weights[feature];
        }

        return score;
    }
}
