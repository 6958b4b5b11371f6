using ExcelChat.Tables;

namespace ExcelChat.Plans.Execution;

/// <summary>Cuts the rows of a relation into groups and computes measures over each.</summary>
internal static class Grouper
{
    public const char Separator = '\u001f';

    public static ComputedRelation Group(Relation input, Group group)
    {
        if (group.By.Count == 0)
        {
            throw new PlanException("group", "there is no column to group by. Name one, or use aggregate for one row over all.");
        }

        var by = group.By.Select(name => input.IndexOf(name, "group")).ToArray();
        var columns = by.Select(c => input.Columns[c]).Concat(group.Measures.Select(m => ColumnOf(input, m)));
        return new([.. columns], [.. Cut(input, by).Select(rows => Row(input, by, group.Measures, rows))]);
    }

    /// <summary>The rows of each distinct combination of some columns, in the order of first appearance.</summary>
    public static List<int[]> Cut(Relation input, int[] by)
    {
        var keys = input.Project(by);
        var groups = new OrderedDictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < input.Count; row++)
        {
            var key = KeyOf(keys, row, by.Length);
            if (!groups.TryGetValue(key, out var rows))
            {
                groups.Add(key, rows = []);
            }

            rows.Add(row);
        }

        return [.. groups.Values.Select(rows => rows.ToArray())];
    }

    public static ComputedRelation Aggregate(Relation input, Aggregate aggregate)
    {
        if (aggregate.Measures.Count == 0)
        {
            throw new PlanException("aggregate", "there is no measure. Name at least one.");
        }

        int[] all = [.. Enumerable.Range(0, input.Count)];
        return new([.. aggregate.Measures.Select(m => ColumnOf(input, m))], [Row(input, [], aggregate.Measures, all)]);
    }

    public static string KeyOf(Relation relation, int row, int columns)
        => columns == 1
            ? relation.Text(row, 0).Trim()
            : string.Join(Separator, Enumerable.Range(0, columns).Select(c => relation.Text(row, c).Trim()));

    private static ComputedValue[] Row(Relation input, int[] by, IReadOnlyList<Measure> measures, int[] rows)
        => [
            .. by.Select(c => ComputedValue.OfCell(input, rows[0], c, rows)),
            .. measures.Select(m => Aggregator.Compute(input, m, rows)),
        ];

    private static ResultColumn ColumnOf(Relation input, Measure measure)
    {
        if (measure.Column is null)
        {
            return new(measure.Name, measure.Function == AggregateFunction.Share ? ColumnType.Percent : ColumnType.Number);
        }

        var source = input.Columns[input.IndexOf(measure.Column, "aggregate")];
        var pure = measure.Function is AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Share or AggregateFunction.Correlation;
        return new(measure.Name, Aggregator.TypeOf(measure, source.Type), pure ? null : source.Unit);
    }
}
