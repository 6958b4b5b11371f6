using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Candidates;

/// <content>Candidates that hold two or more things against each other: differences and choices.</content>
internal sealed partial class CandidateBuilder
{
    private const int MaxPairs = 12;

    private void AddComparisons(IReadOnlyList<RowSet> sets)
    {
        var named = sets.Where(s => s.Kind == RowSetKind.Named).ToArray();
        foreach (var (left, right, column) in Pairs(named).Take(MaxPairs))
        {
            if (context.Cues.Difference)
            {
                AddDifferences(left, right, column);
            }

            if (context.Cues.Or || context.Cues.Superlative)
            {
                AddChoices(left, right, column);
            }
        }

        if (context.Cues.Difference)
        {
            foreach (var set in named.Where(s => s.Count == 1).Take(MaxPairs))
            {
                AddColumnDifferences(set);
            }
        }
    }

    /// <summary>Sets that differ in the entity of one column only, each side by its own words.</summary>
    private static IEnumerable<(RowSet Left, RowSet Right, int Column)> Pairs(RowSet[] sets)
    {
        for (var i = 0; i < sets.Length; i++)
        {
            for (var j = i + 1; j < sets.Length; j++)
            {
                var left = sets[i].Entities.Except(sets[j].Entities).ToArray();
                var right = sets[j].Entities.Except(sets[i].Entities).ToArray();
                if (left.Length == 1 && right.Length == 1 && left[0].Column == right[0].Column && !left[0].Span.Overlaps(right[0].Span))
                {
                    yield return (sets[i], sets[j], left[0].Column);
                }
            }
        }
    }

    private void AddDifferences(RowSet left, RowSet right, int column)
    {
        var both = Both(left, right);
        foreach (var measured in context.Columns.Where(c => c != column && context.IsOrdered(c) && !(context.IsIdentifier(c) && left.Count + right.Count > 2)))
        {
            var (a, b) = (Single(left, measured), Single(right, measured));
            Add(new(Operation.Difference, new Derive(ArithmeticOperator.AbsoluteDifference, a, b), both, measured));
        }

        // Where an amount is named, a number of rows is another thing, unless a number is what the question asks for.
        if ((!context.Cues.HowMany || context.Cues.HowMuch) && context.Columns.Any(c => context.IsNumeric(c) && !context.IsIdentifier(c) && context.IsNamed(c)))
        {
            return;
        }

        var count = new Measure(AggregateFunction.Count);
        Add(new(Operation.Difference, new Derive(ArithmeticOperator.AbsoluteDifference, new Aggregate(left.Plan, [count]), new Aggregate(right.Plan, [count])), both));
    }

    private void AddChoices(RowSet left, RowSet right, int column)
    {
        var both = Both(left, right);
        var name = context.Name(column);
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            foreach (var by in context.Columns.Where(c => c != column && context.IsOrdered(c)))
            {
                var best = new Limit(new Sort(both.Plan, context.Name(by), Descending: sign > 0), 1);
                Add(new(Operation.Choice, new Project(best, [name]), both, column) { By = by, Direction = sign });
            }

            var count = new Measure(AggregateFunction.Count);
            var most = new Limit(new Sort(new Group(both.Plan, [name], [count]), count.Name, Descending: sign > 0), 1);
            Add(new(Operation.CountChoice, new Project(most, [name]), both, column) { Direction = sign });
            Add(new(Operation.OrderChoice, new Project(new Limit(both.Plan, 1, FromEnd: sign > 0), [name]), both, column) { Direction = sign });
        }
    }

    private void AddColumnDifferences(RowSet set)
    {
        var columns = context.Columns.Where(c => context.IsNumeric(c) && context.Headers.Overlap(c) >= 0.99).Take(4).ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = i + 1; j < columns.Length; j++)
            {
                var (a, b) = (new Project(set.Plan, [context.Name(columns[i])]), new Project(set.Plan, [context.Name(columns[j])]));
                Add(new(Operation.Difference, new Derive(ArithmeticOperator.AbsoluteDifference, a, b), set, columns[i]) { By = columns[j] });
            }
        }
    }

    private Plan Single(RowSet set, int column)
        => set.Count == 1 || context.Table.Columns[column].Type == ColumnType.Date
            ? new Project(set.Plan, [context.Name(column)])
            : new Aggregate(set.Plan, [new(context.Cues.Average ? AggregateFunction.Average : AggregateFunction.Sum, context.Name(column))]);

    private RowSet Both(RowSet left, RowSet right)
    {
        var entities = left.Entities.Union(right.Entities).ToArray();
        var plan = new Filter(new Scan(context.Table.Id), new Or([Where(left), Where(right)]));
        return new(RowSetKind.Either, plan, (TableRelation)context.Executor.Run(plan), entities);
    }

    private static Predicate Where(RowSet set) => ((Filter)set.Plan).Where;
}
