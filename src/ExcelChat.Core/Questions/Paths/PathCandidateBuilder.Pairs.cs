using ExcelChat.Plans;
using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Paths;

/// <content>Candidates that hold two cells against each other.</content>
internal sealed partial class PathCandidateBuilder
{
    private const int MaxPairs = 12;
    private const int MaxSides = 24;
    private const int MaxOthers = 6;
    private const double NotAligned = 1.2;
    private const double Chosen = 1.0;
    private const double Both = 1.0;
    private const double Compared = -0.3;
    private const double Wanted = 0.5;

    private IEnumerable<PairFit> Pairs(bool ofRows)
    {
        var axis = ofRows ? PathIndex.Of(_context.Table).Rows : PathIndex.Of(_context.Table).Columns;
        var sides = Named(ofRows ? _cells.Rows : _cells.Columns, MaxSides);
        var others = (ofRows ? _cells.Columns : _cells.Rows).OrderByDescending(fit => fit.Score).Take(MaxOthers).ToArray();
        for (var i = 0; i < sides.Length; i++)
        {
            for (var j = i + 1; j < sides.Length; j++)
            {
                var (a, b) = (sides[i], sides[j]);
                if ((a.Slots & ~b.Slots) == 0 || (b.Slots & ~a.Slots) == 0)
                {
                    continue;
                }

                if (_question.FirstToken(b.Slots & ~a.Slots) < _question.FirstToken(a.Slots & ~b.Slots))
                {
                    (a, b) = (b, a);
                }

                foreach (var other in others)
                {
                    yield return Pair(a, b, other, axis.DifferingLevel(a.Entry, b.Entry), ofRows);
                }
            }
        }
    }

    private static PairFit Pair(PathFit a, PathFit b, PathFit other, int level, bool ofRows)
    {
        var both = PathFit.Join(a, b);
        var score = PathFit.CoverOf(both, other) - both.Penalty - other.Penalty - (level < 0 ? NotAligned : 0);
        return new(Cell(a), Cell(b), level, ofRows, score);

        CellFit Cell(PathFit side) => ofRows
            ? new(side.Entry, other.Entry, both.Slots | other.Slots, score)
            : new(other.Entry, side.Entry, both.Slots | other.Slots, score);
    }

    private static PathFit[] Named(PathFit[] fits, int most) => [.. fits.Where(fit => fit.Slots != 0).OrderByDescending(fit => fit.Score).Take(most)];

    private void AddPair(PairFit pair)
    {
        var (first, second) = (pair.First, pair.Second);
        if (!_cells.IsFigure(first.Row, first.Column) || !_cells.IsFigure(second.Row, second.Column)
            || _plans.Cell(first.Row, first.Column) is not { } left || _plans.Cell(second.Row, second.Column) is not { } right)
        {
            return;
        }

        if (pair.Level >= 0)
        {
            AddChoice(pair);
        }

        AddArithmetic(pair, left, right);
        AddBoth(pair, left, right);
    }

    private void AddBoth(PairFit pair, Plan left, Plan right)
    {
        if (_question.Question.Says("respectively"))
        {
            Add(Operation.Cell, new Union([left, right]), pair.First, pair.Score + Both);
        }
        else if (_question.Question.Says("combined", "together", "either"))
        {
            Add(Operation.Difference, new Derive(ArithmeticOperator.Sum, left, right), pair.First, pair.Score);
        }
    }

    private void AddChoice(PairFit pair)
    {
        var isAsked = _question.AsksForName || _context.Cues.Or;
        var direction = _context.Cues.Direction < 0 || _question.Question.Says("less", "lower", "fewer", "smaller") ? -1 : 1;
        if (isAsked && Best([pair.First, pair.Second], pair.Level, pair.OfRows, direction) is { } plan)
        {
            Add(Operation.Choice, plan, pair.First, pair.Score + (_context.Cues.Or ? Chosen : 0));
        }
    }

    private void AddArithmetic(PairFit pair, Plan left, Plan right)
    {
        var (first, second) = (pair.First, pair.Second);
        var isShare = _cells.IsShare(first.Row, first.Column) && _cells.IsShare(second.Row, second.Column);
        var changes = _question.AsksForChange(first.Slots);
        if (_question.AsksForRatio(first.Slots))
        {
            Add(Operation.Difference, new Derive(ArithmeticOperator.Ratio, left, right), first, pair.Score + Wanted);
        }

        if (changes && _question.AsksForShare && !isShare)
        {
            var (from, to) = IsBefore(first, second) ? (left, right) : (right, left);
            Add(Operation.Difference, Distance(new Derive(ArithmeticOperator.PercentChange, from, to), new Constant(Literal.Of(0.0))), first, pair.Score + Compared);
        }

        if (changes && (isShare || !_question.AsksForShare))
        {
            Add(Operation.Difference, Distance(left, right), first, pair.Score + Compared);
        }
    }

    private static bool IsBefore(CellFit first, CellFit second) => first.Row < second.Row || (first.Row == second.Row && first.Column < second.Column);
}
