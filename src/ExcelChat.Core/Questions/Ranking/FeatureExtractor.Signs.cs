using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Ranking;

/// <content>What tells whether a candidate that won is right.</content>
internal sealed partial class FeatureExtractor
{
    private const int MaxIgnored = 4;

    private static readonly string[] OperationSigns = [.. Enum.GetNames<Operation>().Select(name => $"operation:{name}")];
    private static readonly string[] RowSigns = [.. Enum.GetNames<RowSetKind>().Select(name => $"rows:{name}")];

    /// <summary>The signs of a candidate, without those that are absent.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="score">Its score by what was learned, in log-odds.</param>
    public IEnumerable<Sign> Signs(Candidate candidate, double score)
        => FitSigns(candidate, score).Concat(KindSigns(candidate)).Concat(QuestionSigns()).Where(sign => sign.Value != 0);

    private IEnumerable<Sign> FitSigns(Candidate candidate, double score)
    {
        var rows = candidate.Rows;
        yield return new("score", score);
        yield return new("explained", hand.Explained(candidate));
        yield return new("ignored", Math.Min(MaxIgnored, hand.IgnoredTokens(candidate).Count));
        yield return new("unnamed", context.Named.Without(rows.Covered).Count);
        yield return new("unstated", context.Stated.Without(rows.Covered).Count);
        yield return new("covered", rows.Covered.Count);
        yield return new("entities", rows.Entities.Count);
        yield return new("weak", rows.Entities.Count(e => e.Kind is EntityKind.Part or EntityKind.Word));
        yield return new("ambiguous", rows.Entities.Count(e => context.Entities.Any(other => other.Column != e.Column && other.Span == e.Span)));
    }

    private static IEnumerable<Sign> KindSigns(Candidate candidate)
    {
        var rows = candidate.Rows;
        yield return new(OperationSigns[(int)candidate.Operation], 1);
        yield return new(RowSigns[(int)rows.Kind], 1);
        yield return Flag("several", candidate.Operation == Operation.Lookup && candidate.Texts.Count > 1);
        yield return Flag("tied", rows.Kind is RowSetKind.Maximum or RowSetKind.Minimum && rows.Count > 1);
        yield return Flag("neighbours", rows.Kind is RowSetKind.Next or RowSetKind.Previous && rows.Count > 1);
    }

    private IEnumerable<Sign> QuestionSigns() =>
    [
        new("words", context.Question.Tokens.Count),
        new("headed", context.HeaderNamed.Count),
        new("phrases", context.Entities.Select(e => e.Span).Distinct().Count()),
        Flag("asks:other", context.Cues.Other),
        Flag("asks:difference", context.Cues.Difference),
        Flag("asks:next", context.Cues.Next || context.Cues.Previous),
        Flag("asks:most", context.Cues.Superlative),
        Flag("asks:same", context.Cues.Same),
        Flag("asks:or", context.Cues.Or),
    ];

    private static Sign Flag(string name, bool holds) => new(name, holds ? 1 : 0);
}
