using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Questions.Candidates;

/// <summary>Tells plans whose figures stand on no cell: a sum over no number is 0 to the engine and no answer to a person.</summary>
internal static class Figures
{
    /// <summary>Whether each measure of a column in a plan, other than a count, has cells behind it.</summary>
    public static bool HaveCells(Plan plan, Executor executor)
        => PlanTree.All(plan).OfType<Aggregate>().All(aggregate => HaveCells(aggregate, executor.Run(aggregate)));

    private static bool HaveCells(Aggregate aggregate, Relation result)
        => aggregate.Measures.Select((measure, m) => measure.Column is null || measure.Function is AggregateFunction.Count or AggregateFunction.CountDistinct || result.HasCells(0, m)).All(has => has);
}
