using ExcelChat.Questions.Ranking;
using ExcelChat.Tables;

namespace ExcelChat.Questions;

/// <summary>
/// Plans without a model: links the question's phrases to cells and headers, makes the plans that these allow, runs them all,
/// ranks them by how well they fit the wording, and lets readings with the same result vote together.
/// </summary>
public sealed class OfflinePlanner : QuestionPlanner
{
    private const int MaxReadings = 5;

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<RankedPlan>> PlanAsync(string question, IReadOnlyList<Table> tables, CancellationToken cancellationToken = default)
    {
        QuestionException.ThrowIfUnreadable(question);
        ArgumentNullException.ThrowIfNull(tables);
        var proposals = Proposer.Propose(question, tables, cancellationToken);
        return new(Vote.Count(Scorer.Score(proposals), MaxReadings));
    }
}
