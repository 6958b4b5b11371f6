using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Paths;

/// <summary>Builds the candidates of a question over a table with levels: cells that the labels of a row and of a column name together, and what can be made of them.</summary>
internal sealed partial class PathCandidateBuilder
{
    private const int MaxCells = 16;

    private readonly PlanningContext _context;
    private readonly PathQuestion _question;
    private readonly CellReader _cells;
    private readonly PathPlans _plans;
    private readonly CandidateList _candidates;

    public PathCandidateBuilder(PlanningContext context)
    {
        (_context, _question) = (context, new(context.Question));
        _cells = new(context.Table, _question);
        _plans = new(context.Table);
        _candidates = new(context.Executor);
    }

    public IReadOnlyList<Candidate> Build()
    {
        var best = _cells.Best(MaxCells);
        foreach (var cell in best)
        {
            AddCell(cell);
        }

        return _candidates.Items;
    }

    private void AddCell(CellFit cell)
    {
        if (_plans.Cell(cell.Row, cell.Column) is { } plan)
        {
            Add(Operation.Cell, plan, cell, cell.Score);
        }
    }

    private void Add(Operation operation, Plan plan, CellFit cell, double score)
    {
        var rows = _plans.Row(cell.Row)!;
        var named = new Entity(EntityKind.Path, 0, new Empty(_context.Name(0)), _question.Tokens(cell.Slots), [cell.Row]);
        _candidates.Add(new(operation, plan, new(RowSetKind.Named, rows, _context.Executor.Run(rows).TableRows!, [named]), cell.Column) { PathFit = score });
    }
}
