using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>Says what a plan means in the plainest way, over lists of nulls, strings and decimals.</summary>
internal static class NaiveInterpreter
{
    public sealed record Rows(List<string> Columns, List<object?[]> Items)
    {
        /// <summary>The labels of each row of the table, its own last.</summary>
        public Dictionary<object?[], List<string>> Paths { get; init; } = [];

        public int At(string column) => Columns.IndexOf(column);
    }

    public static Rows Run(Plan plan, Table table) => plan switch
    {
        Scan => Scanned(table),
        Filter filter => Run(filter.Input, table) is var input ? input with { Items = input.Items.FindAll(row => Holds(filter.Where, input, row)) } : null!,
        Sort sort => Sorted(sort, Run(sort.Input, table)),
        Limit limit => Limited(limit, Run(limit.Input, table)),
        Project project => Projected(project, Run(project.Input, table)),
        Group group => Grouped(group, Run(group.Input, table)),
        Aggregate aggregate => Run(aggregate.Input, table) is var input
            ? new([.. aggregate.Measures.Select(m => m.Name)], [[.. aggregate.Measures.Select(m => Measured(m, input, input.Items))]])
            : null!,
        _ => throw new NotSupportedException(plan.GetType().Name),
    };

    private static Rows Scanned(Table table)
    {
        List<object?[]> items = [.. Enumerable.Range(0, table.Rows.Count).Select(r => table.Columns.Select(c => Plain(c[r])).ToArray())];
        var paths = new List<List<string>>();
        foreach (var item in items)
        {
            var parent = table.Rows.Parents[paths.Count];
            paths.Add(parent < 0 ? [(string)item[0]!] : [.. paths[parent], (string)item[0]!]);
        }

        return new([.. table.Columns.Select(c => c.Name)], items) { Paths = Enumerable.Range(0, items.Count).ToDictionary(r => items[r], r => paths[r]) };
    }

    public static object? Plain(CellValue value) => value.Kind switch
    {
        CellKind.Blank => null,
        CellKind.Text => value.Text,
        _ => (decimal)value.Number,
    };

    private static bool Holds(Predicate where, Rows input, object?[] row) => where switch
    {
        And and => and.All.All(p => Holds(p, input, row)),
        Or or => or.Any.Any(p => Holds(p, input, row)),
        Not not => !Holds(not.Condition, input, row),
        Membership membership => row[input.At(membership.Column)] is string text && membership.Values.Any(v => Key(v.Text) == Key(text)),
        Comparison comparison => Holds(comparison, row[input.At(comparison.Column)]),
        Labelled labelled => input.Paths[row] is var path && labelled.Path.Select(Key).SequenceEqual((labelled.Members ? path[..^1] : path).Select(Key)),
        _ => throw new NotSupportedException(where.GetType().Name),
    };

    private static bool Holds(Comparison comparison, object? cell) => (cell, comparison) switch
    {
        (null, _) => false,
        (string text, { Operator: ComparisonOperator.Contains, Value.Text: { } part }) => text.Contains(part, StringComparison.OrdinalIgnoreCase),
        (string text, { Operator: ComparisonOperator.Equal }) => Key(text) == Key(comparison.Value!.Text),
        (string text, { Operator: ComparisonOperator.NotEqual }) => Key(text) != Key(comparison.Value!.Text),
        (decimal number, { Value.Number: { } other }) => comparison.Operator switch
        {
            ComparisonOperator.Equal => number == (decimal)other,
            ComparisonOperator.NotEqual => number != (decimal)other,
            ComparisonOperator.Less => number < (decimal)other,
            ComparisonOperator.LessOrEqual => number <= (decimal)other,
            ComparisonOperator.Greater => number > (decimal)other,
            _ => number >= (decimal)other,
        },
        _ => throw new NotSupportedException(comparison.ToString()),
    };

    private static Rows Sorted(Sort sort, Rows input)
    {
        var at = input.At(sort.By);
        var present = input.Items.Where(row => row[at] is not null);
        var comparer = Comparer<object?>.Create((a, b) => a is decimal x ? x.CompareTo((decimal)b!) : string.Compare((string)a!, (string)b!, StringComparison.OrdinalIgnoreCase));
        return input with { Items = [.. sort.Descending ? present.OrderByDescending(row => row[at], comparer) : present.OrderBy(row => row[at], comparer)] };
    }

    private static Rows Limited(Limit limit, Rows input)
    {
        if (limit.FromEnd)
        {
            return input with { Items = [.. input.Items.SkipLast(limit.Skip).TakeLast(limit.Count)] };
        }

        var kept = input.Items.Skip(limit.Skip).Take(limit.Count).ToList();
        if (limit is { Ties: true, Input: Sort { By: var by } } && kept.Count > 0)
        {
            var last = TieKey(kept[^1][input.At(by)]);
            kept.AddRange(input.Items.Skip(limit.Skip + limit.Count).TakeWhile(row => Equals(TieKey(row[input.At(by)]), last)));
        }

        return input with { Items = kept };
    }

    private static Rows Projected(Project project, Rows input)
    {
        var rows = input.Items.Select(row => project.Columns.Select(c => row[input.At(c)]).ToArray());
        return new([.. project.Columns], [.. project.Distinct ? rows.DistinctBy(Key) : rows]);
    }

    private static Rows Grouped(Group group, Rows input)
    {
        var at = group.By.Select(input.At).ToArray();
        var groups = input.Items.GroupBy(row => Key([.. at.Select(a => row[a])]));
        return new(
            [.. group.By, .. group.Measures.Select(m => m.Name)],
            [.. groups.Select(g => g.ToList()).Select(g => at.Select(a => g[0][a]).Concat(group.Measures.Select(m => Measured(m, input, g))).ToArray())]);
    }

    private static object? Measured(Measure measure, Rows input, List<object?[]> rows)
    {
        if (measure.Column is null)
        {
            return measure.Function == AggregateFunction.Count ? (decimal)rows.Count : input.Items.Count == 0 ? null : (decimal)rows.Count / input.Items.Count;
        }

        if (measure.Function is AggregateFunction.Share or AggregateFunction.Correlation)
        {
            return Compared(measure, input, rows);
        }

        var values = rows.Select(row => row[input.At(measure.Column)]).OfType<decimal>().ToList();
        return measure.Function switch
        {
            AggregateFunction.Count => (decimal)values.Count,
            AggregateFunction.CountDistinct => (decimal)values.Distinct().Count(),
            AggregateFunction.Sum => values.Sum(),
            _ when values.Count == 0 => null,
            AggregateFunction.Average => values.Average(),
            AggregateFunction.Minimum => values.Min(),
            AggregateFunction.Maximum => values.Max(),
            AggregateFunction.Percentile => Percentile([.. values.Order()], (decimal)measure.Percentile!),
            AggregateFunction.Median => (values.Order().ElementAt((values.Count - 1) / 2) + values.Order().ElementAt(values.Count / 2)) / 2,
            AggregateFunction.StandardDeviation when values.Count < 2 => null,
            AggregateFunction.StandardDeviation => (decimal)Math.Sqrt((double)(values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Count - 1))),
            AggregateFunction.First => values[0],
            AggregateFunction.Last => values[^1],
            _ => values.Max() - values.Min(),
        };
    }

    private static decimal Percentile(List<decimal> sorted, decimal share)
    {
        var place = (sorted.Count - 1) * share;
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below + ((place - Math.Floor(place)) * (above - below));
    }

    private static object? Compared(Measure measure, Rows input, List<object?[]> rows)
    {
        var at = input.At(measure.Column!);
        if (measure.Function == AggregateFunction.Share)
        {
            var whole = input.Items.Select(row => row[at]).OfType<decimal>().Sum();
            return whole == 0 ? null : rows.Select(row => row[at]).OfType<decimal>().Sum() / whole;
        }

        var with = input.At(measure.With!);
        var pairs = rows.Where(row => row[at] is decimal && row[with] is decimal).Select(row => (X: (double)(decimal)row[at]!, Y: (double)(decimal)row[with]!)).ToList();
        var (n, x, y) = (pairs.Count, pairs.Sum(p => p.X), pairs.Sum(p => p.Y));
        var (spreadX, spreadY) = ((n * pairs.Sum(p => p.X * p.X)) - (x * x), (n * pairs.Sum(p => p.Y * p.Y)) - (y * y));
        return n < 2 || pairs.DistinctBy(p => p.X).Count() == 1 || pairs.DistinctBy(p => p.Y).Count() == 1
            ? null
            : (decimal)(((n * pairs.Sum(p => p.X * p.Y)) - (x * y)) / Math.Sqrt(spreadX * spreadY));
    }

    private static object? TieKey(object? value) => value is string text ? text.ToUpperInvariant() : value;

    private static string Key(object?[] row) => string.Join('\u0001', row.Select(v => Key(v?.ToString())));

    private static string Key(string? text) => (text ?? "").Trim().ToUpperInvariant();
}
