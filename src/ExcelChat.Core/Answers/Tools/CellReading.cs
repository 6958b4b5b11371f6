using ExcelChat.Plans;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Answers.Tools;

/// <summary>Whether what a plan gives comes from cells, and not from the plan itself.</summary>
internal static class CellReading
{
    /// <summary>Whether every part of a plan reads a table. A constant may only be computed or compared with.</summary>
    public static bool IsIn(Plan plan) => plan is not Constant && PlanTree.All(plan).All(node => node is Constant || (Scans(node) && !GivesConstants(node)));

    private static bool Scans(Plan plan) => PlanTree.All(plan).Any(node => node is Scan);

    private static bool GivesConstants(Plan node)
        => (node is not (Derive or Test) && PlanTree.InputsOf(node).Any(input => input is Constant)) || (node is Extend extend && !Reads(extend.Value));

    private static bool Reads(Expression expression) => expression switch
    {
        Arithmetic arithmetic => Reads(arithmetic.Left) || Reads(arithmetic.Right),
        SingleValue value => Scans(value.Query),
        _ => true,
    };
}
