using ExcelChat.Tables;

namespace ExcelChat.Plans.Execution;

/// <summary>Cuts the rows of a relation into groups and computes measures over each.</summary>
internal static class Grouper
{
    public static ComputedRelation Group(Relation input, Group group, CancellationToken cancellationToken)
    {
        if (group.By.Count == 0)
        {
            throw new PlanException("group", "there is no column to group by. Name one, or use aggregate for one row over all.");
        }

        int[] by = [.. group.By.Select(name => input.IndexOf(name, "group"))];
        return Measured(input, group.Measures, Groups.By(input, by), by, cancellationToken);
    }

    public static ComputedRelation Aggregate(Relation input, Aggregate aggregate, CancellationToken cancellationToken)
        => aggregate.Measures.Count > 0
            ? Measured(input, aggregate.Measures, Groups.All(input), [], cancellationToken)
            : throw new PlanException("aggregate", "there is no measure. Name at least one.");

    private static ComputedRelation Measured(Relation input, IReadOnlyList<Measure> measures, Groups groups, int[] by, CancellationToken cancellationToken)
    {
        ResultColumn[] columns = [.. by.Select(c => input.Columns[c]), .. measures.Select(m => ColumnOf(input, m))];
        var rows = new ComputedValue[groups.Count][];
        for (var g = 0; g < rows.Length; g++)
        {
            rows[g] = new ComputedValue[columns.Length];
            for (var k = 0; k < by.Length; k++)
            {
                rows[g][k] = ComputedValue.OfCell(input, groups.First[g], by[k], Origin.Of(input, by[k], groups, g));
            }
        }

        for (var m = 0; m < measures.Count; m++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = Aggregator.Compute(input, measures[m], groups);
            for (var g = 0; g < rows.Length; g++)
            {
                rows[g][by.Length + m] = values[g];
            }
        }

        return new(columns, rows);
    }

    private static ResultColumn ColumnOf(Relation input, Measure measure)
    {
        if (measure.Column is null)
        {
            return new(measure.Name, measure.Function == AggregateFunction.Share ? ColumnType.Percent : ColumnType.Number);
        }

        var source = input.Columns[input.IndexOf(measure.Column, "aggregate")];
        return measure.Function switch
        {
            AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Correlation => new(measure.Name, ColumnType.Number),
            AggregateFunction.Share => new(measure.Name, ColumnType.Percent),
            _ => new(measure.Name, source.Type is ColumnType.Integer or ColumnType.Identifier ? ColumnType.Number : source.Type, source.Unit),
        };
    }
}
