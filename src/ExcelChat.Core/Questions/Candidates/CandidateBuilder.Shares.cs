using ExcelChat.Plans;

namespace ExcelChat.Questions.Candidates;

/// <content>Candidates that hold some rows against more rows that they are part of.</content>
internal sealed partial class CandidateBuilder
{
    private const int MaxParts = 12;

    private void AddShares(IReadOnlyList<RowSet> sets)
    {
        if (!context.Cues.Share || context.Columns.Any(c => context.Headers.HeaderSays(c, "shar", "percentag", "percent", "proportion", "fraction") && context.Headers.Overlap(c) >= 0.5))
        {
            return;
        }

        foreach (var part in sets.Where(s => s.Kind is RowSetKind.Named or RowSetKind.Either).Take(MaxParts))
        {
            foreach (var whole in Wholes(part, sets))
            {
                AddShare(part, whole, -1, new(AggregateFunction.Count));
                foreach (var column in context.Columns.Where(c => context.IsNumeric(c) && context.IsSummable(c) && context.Headers.Overlap(c) > 0))
                {
                    AddShare(part, whole, column, new(AggregateFunction.Sum, context.Name(column)));
                }
            }
        }
    }

    private void AddShare(RowSet part, RowSet whole, int column, Measure measure)
    {
        var plan = new Derive(ArithmeticOperator.Share, new Aggregate(part.Plan, [measure]), new Aggregate(whole.Plan, [measure]));
        Add(new(Operation.Share, plan, part with { Parent = whole }, column) { Function = measure.Function });
    }

    // Of what share of the orders of 2024 was late, the whole is the orders of 2024: what is said last makes the part.
    private static IEnumerable<RowSet> Wholes(RowSet part, IReadOnlyList<RowSet> sets)
    {
        yield return sets[0];
        if (part.Entities.Count > 1 && part.Kind == RowSetKind.Named)
        {
            var last = part.Entities.MaxBy(e => UInt128.Log2(e.Span.Bits))!;
            if (sets.FirstOrDefault(s => s.Kind == RowSetKind.Named && s.Entities.SequenceEqual(part.Entities.Where(e => e != last))) is { } whole)
            {
                yield return whole;
            }
        }
    }
}
