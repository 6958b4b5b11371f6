using System.Numerics.Tensors;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>
/// Measures of numbers by group. Sums and means of plain decimals are added as whole numbers of their smallest unit, all others as decimals; extremes
/// and counts take one pass over the rows.
/// </summary>
internal sealed class NumberAggregator
{
    private readonly Relation _input;
    private readonly int _column;
    private readonly Measure _measure;
    private readonly Groups _groups;
    private readonly Vector _vector;

    public NumberAggregator(Relation input, int column, Measure measure, Groups groups)
        => (_input, _column, _measure, _groups, _vector) = (input, column, measure, groups, input.Vector(column));

    public ComputedValue[] Compute()
    {
        if (_measure.Function == AggregateFunction.Percentile && _measure.Percentile is not (>= 0 and <= 1))
        {
            throw new PlanException("aggregate", $"Percentile of '{_measure.Column}' needs 'percentile' from 0 to 1: 0.9 for the 90th.");
        }

        RequireOneCurrency();
        var (counts, first) = CountNumbers();
        return _measure.Function switch
        {
            AggregateFunction.Sum or AggregateFunction.Average => Build(Sums(counts, _measure.Function == AggregateFunction.Average), counts, first),
            AggregateFunction.Share => Shares(Sums(counts, mean: false)),
            AggregateFunction.Minimum or AggregateFunction.Maximum => Extremes(Extremes(_measure.Function == AggregateFunction.Maximum), first),
            AggregateFunction.Range => Build(Ranges(), counts, first),
            _ => Build(Statistic(counts), counts, first),
        };
    }

    private void RequireOneCurrency()
    {
        var function = _measure.Function.ToString();
        if (_measure.Function == AggregateFunction.Share)
        {
            ShownAs.RequireOneCurrency("aggregate", _input, function, _column);
            return;
        }

        for (var g = 0; _input.OneFormat(_column) is null && g < _groups.Count; g++)
        {
            ShownAs.RequireOneCurrency("aggregate", _input, function, _column, _groups.Rows(g));
        }
    }

    private (int[] Counts, int[] First) CountNumbers()
    {
        var (counts, first) = (new int[_groups.Count], new int[_groups.Count]);
        var kinds = _vector.Kinds;
        var of = _groups.Of;
        for (var row = 0; row < of.Length; row++)
        {
            if (Vector.IsNumeric(kinds[row]) && counts[of[row]]++ == 0)
            {
                first[of[row]] = row;
            }
        }

        return (counts, first);
    }

    private double[] Sums(int[] counts, bool mean)
    {
        var scaled = _vector.Scaled;
        if (!scaled.CanAdd(_input.Count))
        {
            return DecimalSums(mean);
        }

        var sums = new long[_groups.Count];
        var kinds = _vector.Kinds;
        var numbers = _vector.Numbers;
        var of = _groups.Of;
        var power = scaled.Power;
        for (var row = 0; row < of.Length; row++)
        {
            if (Vector.IsNumeric(kinds[row]))
            {
                sums[of[row]] += (long)Math.Round(numbers[row] * power);
            }
        }

        return [.. sums.Select((sum, g) => !mean ? scaled.Sum(sum) : counts[g] == 0 ? double.NaN : scaled.Mean(sum, counts[g]))];
    }

    private double[] DecimalSums(bool mean)
    {
        var sums = new Summation[_groups.Count];
        var kinds = _vector.Kinds;
        var numbers = _vector.Numbers;
        var of = _groups.Of;
        for (var row = 0; row < of.Length; row++)
        {
            if (Vector.IsNumeric(kinds[row]))
            {
                sums[of[row]].Add(numbers[row]);
            }
        }

        return Array.ConvertAll(sums, sum => mean ? sum.Mean : sum.Total);
    }

    private double[] Extremes(bool largest)
    {
        var kinds = _vector.Kinds;
        var numbers = _vector.Numbers;
        var of = _groups.Of;
        var extremes = new double[_groups.Count];
        Array.Fill(extremes, largest ? double.NegativeInfinity : double.PositiveInfinity);
        if (extremes.Length == 1 && kinds.Length > 0 && kinds.IndexOfAnyExcept(CellKind.Number, CellKind.Date, CellKind.Time) < 0)
        {
            return [largest ? TensorPrimitives.Max(numbers) : TensorPrimitives.Min(numbers)];
        }

        for (var row = 0; row < of.Length; row++)
        {
            ref var extreme = ref extremes[of[row]];
            if (Vector.IsNumeric(kinds[row]) && (largest ? numbers[row] > extreme : numbers[row] < extreme))
            {
                extreme = numbers[row];
            }
        }

        return extremes;
    }

    private double[] Ranges()
    {
        var (largest, smallest) = (Extremes(largest: true), Extremes(largest: false));
        return [.. largest.Select((number, g) => double.IsFinite(number) ? Summation.Of(number, -smallest[g]) : double.NaN)];
    }

    private double[] Statistic(int[] counts)
    {
        var results = new double[counts.Length];
        for (var g = 0; g < results.Length; g++)
        {
            var numbers = counts[g] == 0 ? [] : NumbersOf(g, counts[g]);
            results[g] = _measure.Function switch
            {
                _ when numbers.Length == 0 => double.NaN,
                AggregateFunction.Median => Statistics.Median(numbers),
                AggregateFunction.StandardDeviation => Statistics.Deviation(numbers),
                AggregateFunction.Percentile => Statistics.Percentile(numbers, _measure.Percentile!.Value),
                _ => throw new PlanException("aggregate", $"{_measure.Function} is not a function of numbers. Use one of: {string.Join(", ", Enum.GetNames<AggregateFunction>())}."),
            };
        }

        return results;
    }

    private double[] NumbersOf(int group, int count)
    {
        var (result, at) = (new double[count], 0);
        foreach (var row in _groups.Rows(group))
        {
            if (Vector.IsNumeric(_vector.Kinds[row]))
            {
                result[at++] = _vector.Numbers[row];
            }
        }

        return result;
    }

    private ComputedValue[] Build(double[] numbers, int[] counts, int[] first)
    {
        var values = new ComputedValue[numbers.Length];
        for (var g = 0; g < values.Length; g++)
        {
            values[g] = counts[g] == 0
                ? _measure.Function == AggregateFunction.Sum ? new(CellValue.OfNumber(0), NumberFormat.General) : ComputedValue.None
                : Build(g, ShownAs.OfKind(_vector.Kinds[first[g]], _measure.Function, numbers[g]), first[g]);
        }

        return values;
    }

    private ComputedValue Build(int group, CellValue value, int first)
        => new(value, ShownAs.Format(_input.Format(first, _column), value), Origin.Of(_input, _column, _groups, group, static (kind, _) => Vector.IsNumeric(kind)));

    private ComputedValue[] Shares(double[] sums)
    {
        var everything = Groups.All(_input);
        var whole = new NumberAggregator(_input, _column, _measure, everything).Sums([_input.Count], mean: false)[0];
        return Array.ConvertAll(sums, sum => whole == 0
            ? ComputedValue.None
            : new ComputedValue(CellValue.OfNumber(sum / whole), ShownAs.FinePercent, Origin.Of(_input, _column, everything, 0, static (kind, _) => Vector.IsNumeric(kind))));
    }

    private ComputedValue[] Extremes(double[] extremes, int[] first)
    {
        var kinds = _vector.Kinds;
        var numbers = _vector.Numbers;
        var winner = new int[extremes.Length];
        Array.Fill(winner, -1);
        for (var row = 0; row < _groups.Of.Length; row++)
        {
            ref var held = ref winner[_groups.Of[row]];
            held = held < 0 && Vector.IsNumeric(kinds[row]) && numbers[row] == extremes[_groups.Of[row]] ? row : held;
        }

        return [.. extremes.Select((extreme, g) => winner[g] < 0
            ? ComputedValue.None
            : ComputedValue.OfCell(_input, winner[g], _column, Origin.Of(_input, _column, _groups, g, (kind, number) => Vector.IsNumeric(kind) && number == extreme)))];
    }
}
