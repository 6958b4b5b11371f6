using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;

namespace ExcelChat.Questions;

/// <summary>A reading of a question: a plan, how likely it is the one that was meant, and the reading in words.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Confidence">The probability that its result is the answer, 0 to 1, shared by all readings with the same result.</param>
/// <param name="Reading">The plan in words, for people to check.</param>
public sealed record RankedPlan(Plan Plan, double Confidence, string Reading)
{
    /// <summary>The words of the question that the reading leaves out; a name among them is a reason to doubt it.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Those of the tables that readings scan, in the readings' order.</summary>
    internal static IEnumerable<Table> Scanned(IEnumerable<RankedPlan> readings, IReadOnlyList<Table> tables)
        => readings.SelectMany(reading => PlanTree.All(reading.Plan).OfType<Scan>()).Select(scan => tables.FirstOrDefault(table => table.Id == scan.Table)).OfType<Table>().Distinct();
}
