using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Candidates;

/// <content>Candidates with groups, most frequent values and the top n.</content>
internal sealed partial class CandidateBuilder
{
    private void AddModes(IReadOnlyList<RowSet> sets)
    {
        if (!context.Cues.Superlative)
        {
            return;
        }

        foreach (var set in sets.Where(s => !s.IsDerived && s.Count > 1).Take(6))
        {
            foreach (var column in context.Columns.Where(c => !set.Filters(c) && context.IsWorth(c, set.Count) && Repeats(set, c)))
            {
                var name = context.Name(column);
                var count = new Measure(AggregateFunction.Count);
                var sorted = new Sort(new Group(set.Plan, [name], [count]), count.Name, Descending: true);
                var rarest = new Sort(sorted.Input, count.Name);
                Add(new(Operation.Mode, new Project(new Limit(sorted, 1, Ties: true), [name]), set, column) { Direction = 1 }, most: 3);
                Add(new(Operation.RarestMode, new Project(new Limit(rarest, 1, Ties: true), [name]), set, column) { Direction = -1 }, most: 3);
                Add(new(Operation.ModeCount, new Project(new Limit(sorted, 1), [count.Name]), set, column) { Direction = 1 });
            }
        }
    }

    private void AddGroups(RowSet set)
    {
        if (set.IsDerived || !(context.Cues.Each || context.Cues.Superlative || context.Cues.Top > 0))
        {
            return;
        }

        foreach (var by in context.Columns.Where(c => IsGrouping(set, c)))
        {
            foreach (var (column, measure) in GroupMeasures(by))
            {
                AddGroup(set.Plan, new(Operation.Grouped, set.Plan, set, column) { By = by, Function = measure.Function }, context.Name(by), measure);
            }
        }
    }

    // Two names that are held against each other need no header beside them; a list by its own key is one, too.
    private bool IsGrouping(RowSet set, int column)
        => set.Kind == RowSetKind.Either && set.Filters(column) ? Repeats(set, column)
            : context.Headers.Overlap(column) > 0 && !set.Filters(column)
                && (Repeats(set, column) || (context.Cues.Each && context.Table.Columns[column].Type.IsText() && context.IsKey(column)));

    private IEnumerable<(int Column, Measure Measure)> GroupMeasures(int by)
    {
        if (context.Cues.HowMany)
        {
            yield return (-1, new(AggregateFunction.Count));
        }

        foreach (var column in context.Columns.Where(c => c != by && context.IsNumeric(c) && context.Headers.Overlap(c) > 0))
        {
            foreach (var function in GroupFunctions(column))
            {
                yield return (column, new(function, context.Name(column)));
            }
        }
    }

    private IEnumerable<AggregateFunction> GroupFunctions(int column)
    {
        if (context.Cues.Average || context.Cues.Median)
        {
            yield return context.Cues.Average ? AggregateFunction.Average : AggregateFunction.Median;
        }
        else if (context.IsSummable(column))
        {
            yield return AggregateFunction.Sum;
        }

        if (context.Cues is { Each: true, Direction: not 0, Top: 0 })
        {
            yield return context.Cues.Direction > 0 ? AggregateFunction.Maximum : AggregateFunction.Minimum;
        }
    }

    /// <summary>Adds the groups of a plan and the first of them by their measure.</summary>
    private void AddGroup(Plan plan, Candidate shape, string by, Measure measure)
    {
        var group = new Group(plan, [by], [measure]);
        if (context.Cues.Each || shape.Part is not null)
        {
            Add(shape with { Plan = shape.Part is null ? group : new Sort(group, by) }, most: 400);
        }

        if (context.Cues.Direction != 0)
        {
            var sorted = new Sort(group, measure.Name, Descending: context.Cues.Direction > 0);
            var several = context.Cues.Top > 1;
            Plan top = new Limit(sorted, Math.Max(1, context.Cues.Top), Ties: !several);
            top = several ? top : new Project(top, [by]);
            Add(shape with { Operation = Operation.GroupTop, Plan = top, Direction = context.Cues.Direction });
        }
    }

    private void AddTops(RowSet set)
    {
        if (context.Cues.Top < 2 || set.IsDerived || context.Cues.Direction == 0)
        {
            return;
        }

        foreach (var by in context.Columns.Where(c => context.IsOrdered(c) && context.IsWorth(c, set.Count)).TakeWhile(_ => !_candidates.IsFull))
        {
            var top = new Limit(new Sort(set.Plan, context.Name(by), Descending: context.Cues.Direction > 0), context.Cues.Top);
            foreach (var column in context.Columns.Where(c => c != by))
            {
                Add(new(Operation.Top, new Project(top, [context.Name(column), context.Name(by)]), set, column) { By = by, Direction = context.Cues.Direction });
            }
        }
    }

    /// <summary>Whether the rows have fewer values in the column than rows, so that groups say something.</summary>
    private bool Repeats(RowSet set, int column)
    {
        if (!context.Table.Columns[column].Type.IsText() && context.Table.Columns[column].Type != ColumnType.Boolean && !context.Headers.HeaderSays(column, "year", "month", "quarter"))
        {
            return false;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < Math.Min(set.Count, 5000); row++)
        {
            if (!seen.Add(set.Rows.Text(row, column).Trim()))
            {
                return true;
            }
        }

        return false;
    }
}
