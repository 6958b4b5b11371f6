using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Paths;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Ranking;

/// <summary>Proposes candidates over the tables that fit a question best.</summary>
internal static class Proposer
{
    private const int MaxTables = 6;

    public static List<Proposal> Propose(string question, IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        var utterance = new Utterance(question);
        var (cues, shape) = (new Cues(utterance), new QuestionShape(utterance));
        var executor = new Executor(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), cancellationToken);
        var proposals = new List<Proposal>();
        var chosen = TableChoice.Best(tables, utterance, MaxTables, cancellationToken);
        Table[] others = [.. chosen.Select(c => c.Table)];
        foreach (var (table, fit) in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new PlanningContext(utterance, cues, table, others, executor);
            var hand = new HandRanker(context);
            var features = new FeatureExtractor(context, shape, hand);
            var candidates = new CandidateBuilder(context).Build();
            IReadOnlyList<Candidate> named = PathIndex.AppliesTo(table) ? new PathCandidateBuilder(context).Build() : [];
            proposals.AddRange(candidates.Concat(named).Select(c => new Proposal(c, features, hand, fit)));
        }

        return proposals;
    }
}
