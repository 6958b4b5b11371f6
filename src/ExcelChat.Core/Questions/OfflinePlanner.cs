using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Ranking;
using ExcelChat.Tables;

namespace ExcelChat.Questions;

/// <summary>
/// Plans without a model: links the question's phrases to cells and headers, makes the plans that these allow, runs them all,
/// ranks them by how well they fit the wording, and lets readings with the same result vote together.
/// </summary>
public sealed class OfflinePlanner : QuestionPlanner
{
    private const int MaxTables = 6;
    private const int MaxReadings = 5;

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<RankedPlan>> PlanAsync(string question, IReadOnlyList<Table> tables, CancellationToken cancellationToken = default)
    {
        QuestionException.ThrowIfUnreadable(question);
        ArgumentNullException.ThrowIfNull(tables);
        var utterance = new Utterance(question);
        var cues = new Cues(utterance);
        var executor = new Executor(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), cancellationToken);
        var scored = new List<Scored>();
        foreach (var (table, fit) in TableChoice.Best(tables, utterance, MaxTables))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new PlanningContext(utterance, cues, table, executor);
            var ranker = new HandRanker(context);
            scored.AddRange(new CandidateBuilder(context).Build().Select(c => new Scored(c, fit + ranker.Score(c), ranker)));
        }

        return new(Vote.Count(scored, MaxReadings));
    }
}
