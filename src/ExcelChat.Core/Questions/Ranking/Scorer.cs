using System.Globalization;
using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Ranking;

/// <summary>Scores proposals by what was learned, and by rules where nothing could be.</summary>
internal static class Scorer
{
    private const double PathScale = 2;

    // In the table that fits best, a cell that labels name comes before what can be computed of rows. Tables with levels state their shares.
    private const double NamedLead = 8;
    private const double ShareLead = 2;

    /// <summary>Whether a candidate is judged by what was learned, and not by rules or by labels alone.</summary>
    public static bool IsLearned(Candidate candidate) => candidate.PathFit is null && !IsUnlearned(candidate.Operation);

    // No training question has a table, a share or a cell of a joined table for an answer, so what is learned of such operations is only that they are wrong.
    private static bool IsUnlearned(Operation operation) => GivesTable(operation) || operation is Operation.Share or Operation.ForeignLookup;

    public static IReadOnlyList<Scored> Score(IReadOnlyList<Proposal> proposals)
    {
        var features = new FeatureVector();
        var hand = new double[proposals.Count];
        var learned = new double[proposals.Count];
        for (var i = 0; i < proposals.Count; i++)
        {
            if (proposals[i].Candidate.PathFit is not null)
            {
                continue;
            }

            proposals[i].Features.Extract(proposals[i].Candidate, features);
            hand[i] = LinearRanker.Default.HandScore(features);
            learned[i] = LinearRanker.Default.Score(features);
        }

        var values = Indexes(proposals, IsLearned);
        var named = Indexes(proposals, c => c.PathFit is not null);
        var most = named.Select(i => proposals[i].Candidate.PathFit!.Value).DefaultIfEmpty().Max();
        var states = named.Length == 0 || CanBeShare(proposals[named.MaxBy(i => proposals[i].Candidate.PathFit)].Candidate);
        var mostShare = Indexes(proposals, c => c.Operation == Operation.Share).Select(i => hand[i]).DefaultIfEmpty().Max();
        var best = values.Select(i => learned[i]).DefaultIfEmpty().Max();
        var fit = proposals.Select(p => p.Fit).DefaultIfEmpty().Max();
        return [.. proposals.Select((p, i) => new Scored(p, p.Fit + Score(p, i), learned[i]))];

        double Score(Proposal proposal, int i) => proposal.Candidate.PathFit is { } path ? best + (proposal.Fit >= fit ? NamedLead : -NamedLead) + (PathScale * (path - most))
            : !IsUnlearned(proposal.Candidate.Operation) ? learned[i]
            : !states && proposal.Candidate.Operation == Operation.Share ? best + NamedLead + ShareLead + hand[i] - mostShare
            : named.Length == 0 || GivesTable(proposal.Candidate.Operation) ? hand[i] + Lead(values, learned, hand)
            : Math.Min(hand[i] + Lead(values, learned, hand), best);
    }

    // 29,000 is no share in percent: the table does not state it, and it must be computed.
    private static bool CanBeShare(Candidate cell)
        => !(double.TryParse(cell.Texts[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var figure) && Math.Abs(figure) > 100);

    private static bool GivesTable(Operation operation) => operation is Operation.Grouped or Operation.Top or Operation.GroupTop;

    private static int[] Indexes(IReadOnlyList<Proposal> proposals, Func<Candidate, bool> where)
        => [.. Enumerable.Range(0, proposals.Count).Where(i => where(proposals[i].Candidate))];

    // It stands to the best single value as the rules say; the learned scale is carried over by that value.
    private static double Lead(int[] values, double[] learned, double[] hand)
        => values.Length == 0 ? 0 : values.Max(i => learned[i]) - values.Max(i => hand[i]);
}
