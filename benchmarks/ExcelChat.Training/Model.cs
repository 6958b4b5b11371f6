using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>The weights of features and of the parts of the score by rules.</summary>
internal sealed class Model(int features)
{
    public float[] Weights { get; } = new float[features];

    // Between the size of a weight alone, which favours features seen once or twice, and what it did in the training.
    private const double UseWeight = 0.25;

    /// <summary>How much each feature has had to do with the learning: the sum of its squared gradients.</summary>
    public double[] Use { get; } = new double[features];

    /// <summary>
    /// What the rules count for. It is fixed: the rules know wordings of business that the training questions lack, and cross-validation
    /// is as good with any weight from 0.65 to 1.5.
    /// </summary>
    public float[] Hand { get; } = [.. Enumerable.Repeat(1.5f, HandScore.Count)];

    /// <summary>The probability of each candidate.</summary>
    public double[] Probabilities(IReadOnlyList<ExampleCandidate> candidates)
    {
        var scores = Scores(candidates);
        var best = scores.Max();
        var weights = Array.ConvertAll(scores, s => Math.Exp(s - best));
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    /// <summary>The score of each candidate, in log-odds up to a constant.</summary>
    public double[] Scores(IReadOnlyList<ExampleCandidate> candidates) => [.. candidates.Select(Score)];

    /// <summary>Forgets all but the weights of features that matter most, so that the model answers as the file that ships does.</summary>
    public void KeepStrongest(int count)
    {
        var strengths = Weights.Zip(Use, (weight, use) => Math.Abs(weight) * Math.Pow(use, UseWeight)).ToArray();
        foreach (var weak in Enumerable.Range(0, Weights.Length).OrderByDescending(i => strengths[i]).Skip(count))
        {
            Weights[weak] = 0;
        }
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
