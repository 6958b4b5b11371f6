using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Paths;

/// <summary>Builds the candidates of a question over a table with levels: cells that the labels of a row and of a column name together, and what can be made of them.</summary>
internal sealed partial class PathCandidateBuilder
{
    private const int MaxCells = 16;
    private const double Decline = 1;
    private const double WrongForm = 3;

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
        if (IsAboutRows)
        {
            return [];
        }

        var best = _cells.Best(MaxCells);
        foreach (var cell in best)
        {
            AddCell(cell);
        }

        foreach (var pair in Pairs(ofRows: true).Concat(Pairs(ofRows: false)).OrderByDescending(pair => pair.Score).Take(MaxPairs))
        {
            AddPair(pair);
        }

        AddExtremes();
        AddPeriods();
        return _candidates.Items;
    }

    // "How many departments …", "the average budget": no label names a row, and what is asked is made of all rows.
    private bool IsAboutRows => (_context.Headers.Overlap(0) > 0 || _context.Cues.Average) && _cells.Rows.All(row => row.Slots == 0);

    private void AddCell(CellFit cell)
    {
        if (_plans.Cell(cell.Row, cell.Column) is not { } plan)
        {
            return;
        }

        Add(Operation.Cell, plan, cell, cell.Score);
        if (_question.AsksForDecline(cell.Slots) && _cells.IsFigure(cell.Row, cell.Column) && _context.Table.Columns[cell.Column].Numbers[cell.Row] < 0)
        {
            Add(Operation.Difference, Distance(plan, new Constant(Literal.Of(0.0))), cell, cell.Score + Decline);
        }
    }

    private static Derive Distance(Plan left, Plan right) => new(ArithmeticOperator.AbsoluteDifference, left, right);

    private void Add(Operation operation, Plan plan, CellFit cell, double score)
    {
        score -= IsUnwanted(operation) ? WrongForm : 0;
        var rows = _plans.Row(cell.Row)!;
        var named = new Entity(EntityKind.Path, 0, new Empty(_context.Name(0)), _question.Tokens(cell.Slots), [cell.Row]);
        _candidates.Add(new(operation, plan, new(RowSetKind.Named, rows, _context.Executor.Run(rows).TableRows!, [named]), cell.Column) { PathFit = score });
    }

    // A cell may hold either; a choice gives a name, arithmetic a figure.
    private bool IsUnwanted(Operation operation)
        => (operation == Operation.Choice && _question.Wants == AnswerForm.Figure) || (operation == Operation.Difference && _question.Wants == AnswerForm.Name);
}
