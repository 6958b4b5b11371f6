using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Computes one measure over each group of rows of a relation.</summary>
internal sealed class Aggregator
{
    private readonly Relation _input;
    private readonly Measure _measure;
    private readonly Groups _groups;
    private readonly int _column;

    private Aggregator(Relation input, Measure measure, Groups groups)
        => (_input, _measure, _groups, _column) = (input, measure, groups, measure.Column is null ? -1 : input.IndexOf(measure.Column, "aggregate"));

    public static ComputedValue[] Compute(Relation input, Measure measure, Groups groups)
    {
        if (measure.Column is null && measure.Function is not (AggregateFunction.Count or AggregateFunction.Share))
        {
            throw new PlanException("aggregate", $"{measure.Function} needs a column. Name the column that it is computed of.");
        }

        return new Aggregator(input, measure, groups).Compute();
    }

    private ComputedValue[] Compute() => _measure switch
    {
        { Function: AggregateFunction.Count, Column: null } => Each(g => new(CellValue.OfNumber(_groups.Rows(g).Length), NumberFormat.General, Rows(g, 0))),
        { Function: AggregateFunction.Share, Column: null } => Each(ShareOfRows),
        { Function: AggregateFunction.Count } => Each(Counted),
        { Function: AggregateFunction.CountDistinct } => CountedDistinct(),
        { Function: AggregateFunction.First or AggregateFunction.Last } => Each(Picked),
        { Function: AggregateFunction.Correlation } => Each(Correlated),
        _ => new NumberAggregator(_input, _column, _measure, _groups).Compute(),
    };

    private ComputedValue[] Each(Func<int, ComputedValue> value)
    {
        var values = new ComputedValue[_groups.Count];
        for (var g = 0; g < values.Length; g++)
        {
            values[g] = value(g);
        }

        return values;
    }

    private ComputedValue ShareOfRows(int group)
        => _input.Count == 0 ? ComputedValue.None : new(CellValue.OfNumber((double)_groups.Rows(group).Length / _input.Count), ShownAs.FinePercent, Rows(group, 0));

    private ComputedValue Counted(int group)
    {
        var kinds = _input.Vector(_column).Kinds;
        var count = 0;
        foreach (var row in _groups.Rows(group))
        {
            count += kinds[row] != CellKind.Blank ? 1 : 0;
        }

        return Counted(group, count);
    }

    private ComputedValue[] CountedDistinct()
    {
        var keys = _input.Keys(_column);
        var seenIn = new int[keys.Count];
        return Each(group =>
        {
            var kinds = _input.Vector(_column).Kinds;
            var count = 0;
            foreach (var row in _groups.Rows(group))
            {
                ref var seen = ref seenIn[keys.Of[row]];
                if (kinds[row] != CellKind.Blank && seen != group + 1)
                {
                    (seen, count) = (group + 1, count + 1);
                }
            }

            return Counted(group, count);
        });
    }

    private ComputedValue Counted(int group, int count)
        => new(CellValue.OfNumber(count), NumberFormat.General, Origin.Of(_input, _column, _groups, group, static (kind, _) => kind != CellKind.Blank));

    private ComputedValue Picked(int group)
    {
        var rows = _groups.Rows(group);
        var kinds = _input.Vector(_column).Kinds;
        var (i, step, end) = _measure.Function == AggregateFunction.First ? (0, 1, rows.Length) : (rows.Length - 1, -1, -1);
        for (; i != end; i += step)
        {
            if (kinds[rows[i]] != CellKind.Blank)
            {
                return ComputedValue.OfCell(_input, rows[i], _column, Origin.Of(_input, [rows[i]], _column));
            }
        }

        return ComputedValue.None;
    }

    private ComputedValue Correlated(int group)
    {
        if (_measure.With is null)
        {
            throw new PlanException("aggregate", $"Correlation of '{_measure.Column}' needs a second column. Name it in 'with'.");
        }

        var with = _input.IndexOf(_measure.With, "aggregate");
        var both = Array.FindAll(_groups.Rows(group).ToArray(), r => _input.Value(r, _column).IsNumeric && _input.Value(r, with).IsNumeric);
        var number = Statistics.Correlation(Numbers(both, _column), Numbers(both, with));
        var value = double.IsFinite(number) ? CellValue.OfNumber(number) : CellValue.Blank;
        return new(value, NumberFormat.General, Origin.Of(_input, both, _column), Origin.Of(_input, both, with));
    }

    private double[] Numbers(int[] rows, int column) => Array.ConvertAll(rows, r => _input.Value(r, column).Number);

    private Origin Rows(int group, int column) => Origin.Of(_input, column, _groups, group);
}
