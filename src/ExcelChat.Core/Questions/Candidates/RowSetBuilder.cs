using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Candidates;

/// <summary>Builds the sets of rows that a question may be about, the most promising first.</summary>
internal sealed class RowSetBuilder(PlanningContext context)
{
    private const int MaxNamed = 36;
    private const int MaxRankedFrom = 10;
    private const int MaxShiftedFrom = 9;

    private readonly Scan _data = new(context.Table.Id);
    private readonly Scan _every = new(context.Table.Id, AllRows: true);

    public IReadOnlyList<RowSet> Build()
    {
        var all = new RowSet(RowSetKind.All, _data, Run(_data), []);
        var named = Named();
        var sets = new List<RowSet> { all };
        sets.AddRange(named);
        sets.AddRange(Either());
        sets.AddRange(Complements());
        sets.AddRange(named.Take(MaxShiftedFrom).SelectMany(Shifted));
        if (context.Cues.Superlative || context.Cues.FirstRow || context.Cues.LastRow)
        {
            var bases = sets.Where(s => !s.IsDerived && s.Count >= 2).Take(MaxRankedFrom).ToArray();
            sets.AddRange(bases.SelectMany(Ranked));
        }

        return sets;
    }

    private List<RowSet> Named()
    {
        var combinations = new List<(Entity[] Entities, int[] Rows)>();
        foreach (var entity in context.Entities)
        {
            Extend([entity], entity.Rows, combinations);
        }

        return [.. combinations
            .OrderByDescending(c => c.Entities.Sum(Weight))
            .ThenBy(c => c.Entities.Length)
            .Take(MaxNamed)
            .Select(c => Set(RowSetKind.Named, c.Entities, All([.. c.Entities.Select(e => e.Where)])))
            .Where(s => s.Count > 0 || s.Entities.Any(e => e.Rows.Length == 0))];
    }

    // Combinations grow in the order of the entities, so that each is made once.
    private void Extend(Entity[] chosen, int[] rows, List<(Entity[], int[])> combinations)
    {
        combinations.Add((chosen, rows));
        if (chosen.Length == 4 || combinations.Count > 400)
        {
            return;
        }

        var covered = chosen.Aggregate(default(TokenSet), (set, e) => set.With(e.Span));
        var last = chosen[^1];
        foreach (var next in context.Entities.SkipWhile(e => !ReferenceEquals(e, last)).Skip(1))
        {
            var sameColumn = Array.Exists(chosen, e => e.Column == next.Column && e.ForeignColumn == next.ForeignColumn && !(e.Kind == EntityKind.Stated && next.Kind == EntityKind.Stated));
            if (!sameColumn && !next.Span.Overlaps(covered) && Intersect(rows, next.Rows) is var both && (both.Length > 0 || next.Rows.Length == 0 || rows.Length == 0))
            {
                Extend([.. chosen, next], both, combinations);
            }
        }
    }

    private IEnumerable<RowSet> Either()
    {
        if (!context.Question.Says("or", "and", "both"))
        {
            yield break;
        }

        foreach (var column in context.Entities.Where(e => e.Kind is EntityKind.Full or EntityKind.Core or EntityKind.Part).GroupBy(e => (e.Column, e.ForeignColumn)))
        {
            var choices = column.DistinctBy(e => e.Span).ToArray();
            if (choices.Length is >= 2 and <= 6)
            {
                yield return Set(RowSetKind.Either, choices, new Or([.. choices.Select(e => e.Where)]));
            }
        }
    }

    private IEnumerable<RowSet> Complements()
        => context.Cues.Other
            ? context.Entities.Where(e => !IsDenied(e)).Take(4).Select(Complement).Where(s => s.Count > 0)
            : [];

    // Without the grand total there are the data rows, and no subtotals either.
    private RowSet Complement(Entity entity)
    {
        var plan = new Filter(_data, new Not(entity.Where));
        return new(RowSetKind.Complement, plan, Run(plan), [entity]);
    }

    // A column of yes and no has heard the "not" already.
    private static bool IsDenied(Entity entity) => entity.Kind == EntityKind.Stated && entity.Where is Comparison { Operator: ComparisonOperator.Equal, Value: { Number: null, Date: null } };

    private IEnumerable<RowSet> Shifted(RowSet anchor)
    {
        // After 2020 compares; after Delhi is the next row.
        if (anchor.Count > 3 || !(context.Cues.Next || context.Cues.Previous) || anchor.Entities.All(e => e.Kind == EntityKind.Stated))
        {
            yield break;
        }

        foreach (var (kind, offset) in new[] { (RowSetKind.Next, 1), (RowSetKind.Previous, -1) })
        {
            var shifted = Derived(kind, new Filter(_data, new Adjacent(anchor.Plan, offset)), anchor);
            if (shifted.Count > 0)
            {
                yield return shifted;
            }
        }
    }

    private IEnumerable<RowSet> Ranked(RowSet parent)
    {
        yield return Derived(RowSetKind.First, new Limit(parent.Plan, 1), parent);
        yield return Derived(RowSetKind.Last, new Limit(parent.Plan, 1, FromEnd: true), parent);
        foreach (var column in context.Columns.Where(c => context.IsOrdered(c) && context.IsWorth(c, parent.Count)))
        {
            var name = context.Name(column);
            yield return Derived(RowSetKind.Maximum, new Limit(new Sort(parent.Plan, name, Descending: true), 1, Ties: true), parent, column);
            yield return Derived(RowSetKind.Minimum, new Limit(new Sort(parent.Plan, name), 1, Ties: true), parent, column);
        }
    }

    private RowSet Derived(RowSetKind kind, Plan plan, RowSet parent, int column = -1)
        => new(kind, plan, Run(plan), parent.Entities) { Parent = parent, SortColumn = column };

    private RowSet Set(RowSetKind kind, Entity[] entities, Predicate where)
    {
        var plan = new Filter(Array.Exists(entities, e => e.NeedsAllRows) ? _every : _data, where);
        return new(kind, plan, Run(plan), entities);
    }

    private TableRelation Run(Plan plan) => (TableRelation)context.Executor.Run(plan);

    private static Predicate All(Predicate[] parts) => parts.Length == 1 ? parts[0] : new And(parts);

    private static double Weight(Entity entity) => entity.Span.Count * entity.Kind switch
    {
        EntityKind.Full or EntityKind.Core => 1.0,
        EntityKind.Stated => 0.9,
        EntityKind.Part => 0.7,
        _ => 0.35,
    };

    private static int[] Intersect(int[] left, int[] right)
    {
        var (i, j, both) = (0, 0, new List<int>(Math.Min(left.Length, right.Length)));
        while (i < left.Length && j < right.Length)
        {
            if (left[i] == right[j])
            {
                both.Add(left[i]);
            }

            (i, j) = (left[i] <= right[j] ? i + 1 : i, right[j] <= left[i] ? j + 1 : j);
        }

        return [.. both];
    }
}
