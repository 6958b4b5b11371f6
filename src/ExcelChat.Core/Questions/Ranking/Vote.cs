namespace ExcelChat.Questions.Ranking;

/// <summary>Turns scores into readings: candidates with the same answer share their probability.</summary>
internal static class Vote
{
    private const double Highest = 0.9;
    private const double Steepness = 1.2;
    private const double LeftOut = 0.95;
    private const int MostLeftOut = 4;

    public static IReadOnlyList<RankedPlan> Count(IReadOnlyList<Scored> scored, int most)
    {
        if (scored.Count == 0)
        {
            return [];
        }

        var best = scored.Max(s => s.Score);
        var polls = Poll.Count([.. scored.Select(s => new Ballot(s.Candidate.Answer, s.Candidate.Operation, Math.Exp(s.Score - best)))]);
        var (readings, confidence) = (new List<RankedPlan>(most), 1.0);
        foreach (var poll in polls.Take(most))
        {
            // No reading is surer than one that more candidates speak for.
            var top = scored[poll.Top];
            confidence = Math.Min(confidence, Confidence(poll, top));
            readings.Add(new(top.Candidate.Plan, confidence, PlanReading.Of(top.Candidate.Plan)) { Ignored = top.Ignored });
        }

        return readings;
    }

    private static double Confidence(Poll poll, Scored top)
        => top.Trust * (Scorer.IsLearned(top.Candidate) ? ConfidenceModel.Default.Probability(poll.Signs.Concat(top.Signs)) : OfUnlearned(poll.Share, top.Ignored.Count));

    // No training question tells of cells by labels, tables and shares; the curve is that of single values by share alone.
    private static double OfUnlearned(double share, int ignored)
        => Highest * Math.Pow(Math.Min(1, share), Steepness) * Math.Pow(LeftOut, Math.Min(ignored, MostLeftOut));
}
