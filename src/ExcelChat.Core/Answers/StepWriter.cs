using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Questions;
using ExcelChat.Tables;

namespace ExcelChat.Answers;

/// <summary>Says a plan step by step, from the tables that it reads to its result. A step that several nodes share is said once.</summary>
internal sealed class StepWriter(IReadOnlyList<Table> tables, PlanEngine engine)
{
    private readonly HashSet<Plan> _said = [];

    public IReadOnlyList<AnswerStep> Write(Plan plan)
    {
        var steps = new List<AnswerStep>();
        Write(plan, steps);
        return steps;
    }

    private void Write(Plan plan, List<AnswerStep> steps)
    {
        if (!_said.Add(plan))
        {
            return;
        }

        foreach (var input in PlanTree.QueriesOf(plan).Concat(PlanTree.InputsOf(plan)))
        {
            Write(input, steps);
        }

        steps.Add(new(PlanTree.NameOf(plan), Words(plan), engine.Run(plan).RowCount));
    }

    private string Words(Plan plan) => plan switch
    {
        Scan scan when tables.FirstOrDefault(t => t.Id == scan.Table) is { } table => $"{(scan.AllRows ? "all rows" : "the data rows")} of {table.Sheet}!{table.Range} in {table.Workbook.FileName}",
        _ => PlanReading.Step(plan),
    };
}
