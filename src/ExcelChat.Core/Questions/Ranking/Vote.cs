using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Ranking;

/// <summary>Turns scores into readings: candidates with the same answer share their probability.</summary>
internal static class Vote
{
    private const double Highest = 0.9;
    private const double Steepness = 1.2;
    private const double LeftOut = 0.95;
    private const int MostLeftOut = 4;
    private const double Distinct = 0.3;
    private const double Several = 0.6;

    public static IReadOnlyList<RankedPlan> Count(IReadOnlyList<Scored> scored, int most)
    {
        if (scored.Count == 0)
        {
            return [];
        }

        var best = scored.Max(s => s.Score);
        var total = scored.Sum(s => Weight(s.Score - best));
        return [.. scored
            .GroupBy(s => s.Candidate.Answer, StringComparer.OrdinalIgnoreCase)
            .Select(answer => (Top: answer.MaxBy(s => s.Score), Share: answer.Sum(s => Weight(s.Score - best)) / total))
            .OrderByDescending(a => a.Share)
            .Take(most)
            .Select(a => new RankedPlan(a.Top.Candidate.Plan, Confidence(a.Share, a.Top.Explained, a.Top.Ignored.Count, a.Top.Candidate.Operation, a.Top.Candidate.Texts.Count), PlanReading.Of(a.Top.Candidate.Plan)) { Ignored = a.Top.Ignored })];
    }

    /// <summary>
    /// How probably an answer is right. The curve was set on WikiTableQuestions that the weights were not learned from (benchmarks/ExcelChat.Training
    /// measure): shares promise too much there, most of all where distinct values are counted, where one thing was asked for and several were found,
    /// and where words are left out. A reading that leaves out more than half of them is a guess, however few rivals it has.
    /// </summary>
    /// <param name="share">The share of the answer in the probability of all, 0 to 1.</param>
    /// <param name="explained">How much of the question its best candidate accounts for, 0 to 1.</param>
    /// <param name="ignored">How many words of the question that candidate leaves out.</param>
    /// <param name="operation">What that candidate does.</param>
    /// <param name="answers">How many values it gives.</param>
    public static double Confidence(double share, double explained, int ignored, Operation operation, int answers)
        => Highest * Math.Pow(Math.Min(1, share), Steepness) * Math.Pow(Math.Min(1, 2 * explained), 2) * Math.Pow(LeftOut, Math.Min(ignored, MostLeftOut))
            * (operation is Operation.CountDistinct or Operation.ModeCount ? Distinct : operation == Operation.Lookup && answers > 1 ? Several : 1);

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
