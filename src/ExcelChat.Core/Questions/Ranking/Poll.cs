namespace ExcelChat.Questions.Ranking;

/// <summary>How the candidates of a question voted for one answer.</summary>
/// <param name="Top">The place of the best candidate that gives the answer.</param>
/// <param name="Share">The share of the answer in the probability of all, 0 to 1.</param>
internal sealed record Poll(int Top, double Share)
{
    private const double Agrees = 0.01;
    private const double Strongest = 8;

    /// <summary>The largest share of another answer.</summary>
    public required double Rival { get; init; }

    /// <summary>The best candidate's part of the share, 0 to 1.</summary>
    public required double Lead { get; init; }

    /// <summary>How many candidates that are not improbable give the answer.</summary>
    public required int Agreeing { get; init; }

    /// <summary>How many operations these are.</summary>
    public required int Ways { get; init; }

    /// <summary>The entropy of the probabilities of all candidates, in nats.</summary>
    public required double Entropy { get; init; }

    /// <summary>How many candidates there are.</summary>
    public required int Candidates { get; init; }

    /// <summary>What the poll tells of whether the answer is right.</summary>
    public IEnumerable<Sign> Signs =>
    [
        new("always", 1),
        new("share", Bounded(Math.Log(Share) - Math.Log(1 - Share))),
        new("margin", Bounded(Math.Log(Share) - Math.Log(Rival))),
        new("lead", Lead),
        new("agreeing", Math.Log(1 + Agreeing)),
        new("ways", Ways),
        new("entropy", Entropy),
        new("candidates", Math.Log(Candidates)),
    ];

    /// <summary>Counts the ballots of a question; the answer with the largest share first.</summary>
    public static IReadOnlyList<Poll> Count(IReadOnlyList<Ballot> ballots)
    {
        var total = ballots.Sum(b => b.Weight);
        var entropy = ballots.Select(b => b.Weight / total).Where(p => p > 0).Sum(p => -p * Math.Log(p));
        var answers = Enumerable.Range(0, ballots.Count)
            .GroupBy(i => ballots[i].Answer, StringComparer.OrdinalIgnoreCase)
            .Select(places => (Places: places.ToArray(), Share: places.Sum(i => ballots[i].Weight) / total))
            .OrderByDescending(a => a.Share)
            .ToArray();
        return [.. answers.Select((a, rank) => Of(a.Places, a.Share, rank > 0 ? answers[0].Share : answers.ElementAtOrDefault(1).Share))];

        Poll Of(int[] places, double share, double rival)
        {
            var top = places.MaxBy(i => ballots[i].Weight);
            var agreeing = places.Where(i => ballots[i].Weight / total > Agrees).ToArray();
            return new(top, share)
            {
                Rival = rival,
                Lead = ballots[top].Weight / total / share,
                Agreeing = agreeing.Length,
                Ways = agreeing.DistinctBy(i => ballots[i].Operation).Count(),
                Entropy = entropy,
                Candidates = ballots.Count,
            };
        }
    }

    private static double Bounded(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -Strongest, Strongest);
}
