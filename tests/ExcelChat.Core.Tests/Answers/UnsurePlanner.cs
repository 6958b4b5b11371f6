using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Answers;

/// <summary>A planner that cannot choose between the sum, the largest and the smallest revenue; it has no idea at all of a question about nothing.</summary>
internal sealed class UnsurePlanner : QuestionPlanner
{
    public override ValueTask<IReadOnlyList<RankedPlan>> PlanAsync(string question, IReadOnlyList<Table> tables, CancellationToken cancellationToken = default)
    {
        AggregateFunction[] functions = question.Contains("nothing", StringComparison.Ordinal) ? [] : [AggregateFunction.Sum, AggregateFunction.Maximum, AggregateFunction.Minimum, AggregateFunction.Median];
        return new([.. functions.Select((f, i) => Reading(new Aggregate(new Scan(tables[0].Id), [new(f, "Revenue")]), 0.15 - (0.01 * i)))]);
    }

    private static RankedPlan Reading(Plan plan, double confidence) => new(plan, confidence, PlanReading.Of(plan));
}
