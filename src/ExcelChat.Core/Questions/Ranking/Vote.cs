using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Ranking;

/// <summary>Turns scores into readings: candidates with the same answer share their probability.</summary>
internal static class Vote
{
    private const double Highest = 0.9;
    private const double Steepness = 1.2;

    public static IReadOnlyList<RankedPlan> Count(IReadOnlyList<Scored> scored, int most)
    {
        if (scored.Count == 0)
        {
            return [];
        }

        var best = scored.Max(s => s.Score);
        var total = scored.Sum(s => Weight(s.Score - best));
        return [.. scored
            .GroupBy(s => string.Join('\u001f', s.Candidate.Texts), StringComparer.OrdinalIgnoreCase)
            .Select(answer => (Top: answer.MaxBy(s => s.Score), Share: answer.Sum(s => Weight(s.Score - best)) / total))
            .OrderByDescending(a => a.Share)
            .Take(most)
            .Select(a => new RankedPlan(a.Top.Candidate.Plan, Confidence(a.Share, a.Top.Explained), PlanReading.Of(a.Top.Candidate.Plan)) { Ignored = a.Top.Ignored })];
    }

    /// <summary>
    /// How probably an answer is right. The curve was set on WikiTableQuestions that the weights were not learned from (benchmarks/ExcelChat.Training
    /// measure): shares promise too much there. A reading that leaves more than half of the question's words out is a guess, however few rivals it has.
    /// </summary>
    /// <param name="share">The share of the answer in the probability of all, 0 to 1.</param>
    /// <param name="explained">How much of the question its best candidate accounts for, 0 to 1.</param>
    public static double Confidence(double share, double explained)
        => Highest * Math.Pow(Math.Min(1, share), Steepness) * Math.Pow(Math.Min(1, 2 * explained), 2);

    private static double Weight(double score) => Math.Exp(score);
}

/// <summary>A candidate with its score and what of the question's words it accounts for.</summary>
internal readonly record struct Scored(Candidate Candidate, double Score, HandRanker Ranker)
{
    /// <summary>The share of the question's own words that the candidate uses.</summary>
    public double Explained => Ranker.Explained(Candidate);

    /// <summary>The words that it does not use.</summary>
    public IReadOnlyList<string> Ignored => Ranker.Ignored(Candidate);
}
