using ExcelChat.Plans;

namespace ExcelChat.Questions.Candidates;

/// <content>Candidates over the columns that stand side by side under one upper header, such as the quarters of a year.</content>
internal sealed partial class CandidateBuilder
{
    private const int MaxSpanned = 12;

    private void AddSpans(IReadOnlyList<RowSet> sets)
    {
        var spans = context.Columns
            .Where(c => context.IsNumeric(c) && context.Table.Columns[c].HeaderPath.Count > 1)
            .GroupBy(c => context.Table.Columns[c].HeaderPath[0], StringComparer.Ordinal)
            .Where(g => g.Count() is > 1 and <= MaxSpanned && context.Headers.Names(g.Key) && !g.Any(IsNamedBelow))
            .Concat(Alike())
            .Select(g => g.ToArray())
            .ToArray();
        foreach (var set in sets.Where(s => !s.IsDerived))
        {
            foreach (var span in spans)
            {
                Add(new(Operation.Span, Total(set, span), set, span[0]) { Function = AggregateFunction.Sum });
            }

            if (context.Cues.Difference && spans.Length == 2)
            {
                Add(new(Operation.Difference, new Derive(ArithmeticOperator.AbsoluteDifference, Total(set, spans[0]), Total(set, spans[1])), set, spans[0][0]) { By = spans[1][0] });
            }
        }
    }

    // The budgets of all quarters, where no quarter is named.
    private IEnumerable<IGrouping<string, int>> Alike() => context.Columns
        .Where(c => context.IsNumeric(c) && context.Table.Columns[c].HeaderPath.Count > 1)
        .GroupBy(c => context.Table.Columns[c].HeaderPath[^1], StringComparer.Ordinal)
        .Where(g => g.Count() is > 1 and <= MaxSpanned && context.Headers.Names(g.Key) && !g.Any(c => context.Headers.Names(context.Table.Columns[c].HeaderPath[0])));

    /// <summary>Whether the question names the column itself and not just what stands above it.</summary>
    private bool IsNamedBelow(int column) => context.Headers.Means(context.Table.Columns[column].HeaderPath[^1]);

    private Plan Total(RowSet set, int[] columns) => columns
        .Select(c => (Plan)new Aggregate(set.Plan, [new(AggregateFunction.Sum, context.Name(c))]))
        .Aggregate((left, right) => new Derive(ArithmeticOperator.Sum, left, right));
}
