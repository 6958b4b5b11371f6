namespace ExcelChat.Stores.Scan;

/// <summary>
/// Reciprocal rank fusion: a record's score is the sum over the rankings of 1 / (60 + rank), with rank 1 the best.
/// Source: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009.
/// </summary>
internal static class RankFusion
{
    private const int K = 60;

    /// <summary>Fuses rankings that are ordered best first. Equals share a rank, so that the order of insertion does not decide.</summary>
    public static IEnumerable<Ranked> Fuse(params ReadOnlySpan<Ranked[]> rankings)
    {
        var scores = new Dictionary<long, double>();
        foreach (var ranking in rankings)
        {
            var rank = 1;
            for (var place = 0; place < ranking.Length; place++)
            {
                if (place > 0 && ranking[place].Closeness != ranking[place - 1].Closeness)
                {
                    rank = place + 1;
                }

                var row = ranking[place].Row;
                scores[row] = scores.GetValueOrDefault(row) + (1.0 / (K + rank));
            }
        }

        return scores.Select(score => new Ranked(score.Key, score.Value));
    }
}
