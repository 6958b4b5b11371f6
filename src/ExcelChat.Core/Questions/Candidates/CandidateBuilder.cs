using ExcelChat.Plans;
using ExcelChat.Plans.Execution;

namespace ExcelChat.Questions.Candidates;

/// <summary>Builds and runs the candidates of a question over one table. Those that give nothing are dropped at once.</summary>
internal sealed partial class CandidateBuilder(PlanningContext context)
{
    // Of more rows nobody asks for figures, or for a column without naming it.
    private const int MaxListed = 1000;

    private readonly CandidateList _candidates = new(context.Executor);

    public IReadOnlyList<Candidate> Build()
    {
        var sets = new RowSetBuilder(context).Build();
        foreach (var set in sets.TakeWhile(_ => !_candidates.IsFull))
        {
            AddLookups(set);
            AddCounts(set);
            AddMeasures(set);
            AddGroups(set);
            AddPeriods(set);
            AddForeign(set);
            AddTops(set);
            AddSame(set);
        }

        AddModes(sets);
        AddComparisons(sets);
        AddSpans(sets);
        AddShares(sets);
        return _candidates.Items;
    }

    private void AddLookups(RowSet set)
    {
        if (set.Kind is RowSetKind.All || set.Count > Math.Max(8, context.Table.Rows.Count / 3))
        {
            return;
        }

        foreach (var column in context.Columns.Where(c => (set.IsDerived || set.Kind == RowSetKind.Either || !set.Filters(c) || set.Entities.Count > 1) && (set.Count <= MaxListed || c == set.SortColumn || IsListed(c))))
        {
            Add(new(Operation.Lookup, new Project(set.Plan, [context.Name(column)], Distinct: true), set, column));
        }
    }

    private bool IsListed(int column) => context.IsNamed(column) && (!context.IsNumeric(column) || context.IsIdentifier(column));

    private void AddCounts(RowSet set)
    {
        if (!context.Cues.HowMany || context.Cues.HowMuch || set.IsDerived)
        {
            return;
        }

        Add(new(Operation.Count, new Aggregate(set.Plan, [new(AggregateFunction.Count)]), set));
        foreach (var column in context.Columns.Where(c => set.Count > 1 && !set.Filters(c) && context.IsWorth(c, set.Count)))
        {
            Add(Measured(Operation.CountDistinct, set, AggregateFunction.CountDistinct, column));
        }
    }

    private void AddMeasures(RowSet set)
    {
        if (set.IsDerived)
        {
            return;
        }

        foreach (var column in context.Columns.Where(c => context.IsOrdered(c) && context.IsWorth(c, set.Count)))
        {
            foreach (var function in Functions(column))
            {
                Add(Measured(Operation.Measure, set, function, column));
            }
        }
    }

    private IEnumerable<AggregateFunction> Functions(int column)
    {
        var (cues, numeric) = (context.Cues, context.IsNumeric(column) && !context.IsIdentifier(column));
        if (numeric && context.IsSummable(column) && (cues.Total || cues.HowMany || context.Question.Says("all", "what") || (context.AsksForNothing && context.Headers.Overlap(column) > 0)))
        {
            yield return AggregateFunction.Sum;
        }

        if (cues.Average)
        {
            yield return AggregateFunction.Average;
        }

        if (cues.Median)
        {
            yield return AggregateFunction.Median;
        }

        if (numeric && context.Question.Says("standard deviation", "deviation"))
        {
            yield return AggregateFunction.StandardDeviation;
        }

        if (cues.Span && !context.IsRangeStated)
        {
            yield return AggregateFunction.Range;
        }

        if (cues.Superlative)
        {
            yield return AggregateFunction.Maximum;
            yield return AggregateFunction.Minimum;
        }
    }

    private void AddSame(RowSet set)
    {
        if (!context.Cues.Same || set.Kind != RowSetKind.Named || set.Count != 1 || set.Entities.Count != 1)
        {
            return;
        }

        var subject = set.Entities[0].Column;
        foreach (var column in context.Columns.Where(c => c != subject))
        {
            var value = new Project(set.Plan, [context.Name(column)]);
            var others = new Filter(
                new Scan(context.Table.Id),
                new And([new Comparison(context.Name(column), ComparisonOperator.Equal, null, value), new Not(set.Entities[0].Where)]));
            Add(new(Operation.Same, new Project(others, [context.Name(subject)], Distinct: true), set, column), most: 5);
        }
    }

    private static Candidate Measured(Operation operation, RowSet set, AggregateFunction function, string name, int column)
        => new(operation, new Aggregate(set.Plan, [new(function, name)]), set, column) { Function = function };

    private Candidate Measured(Operation operation, RowSet set, AggregateFunction function, int column)
        => Measured(operation, set, function, context.Name(column), column);

    private void Add(Candidate candidate, int most = int.MaxValue) => _candidates.Add(candidate, most);
}
