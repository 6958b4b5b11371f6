using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Computes one measure over some rows of a relation.</summary>
internal static class Aggregator
{
    private static readonly NumberFormat FinePercent = NumberFormat.Parse("0.00%");

    public static ComputedValue Compute(Relation input, Measure measure, int[] rows)
    {
        if (measure.Function == AggregateFunction.Share)
        {
            return Shared(input, measure, rows);
        }

        if (measure.Column is null)
        {
            return measure.Function == AggregateFunction.Count
                ? new(CellValue.OfNumber(rows.Length), NumberFormat.General, new Origin(input, rows, 0))
                : throw new PlanException("aggregate", $"{measure.Function} needs a column. Name the column that it is computed of.");
        }

        var column = input.IndexOf(measure.Column, "aggregate");
        return measure.Function switch
        {
            AggregateFunction.Count or AggregateFunction.CountDistinct => Counted(input, measure.Function, column, rows),
            AggregateFunction.First => Picked(input, column, Present(input, column, rows), 0),
            AggregateFunction.Last => Picked(input, column, Present(input, column, rows), ^1),
            AggregateFunction.Correlation => Correlated(input, measure, column, rows),
            AggregateFunction.Percentile => Ranked(input, measure, column, Present(input, column, rows, numeric: true)),
            _ => Numeric(input, measure.Function, column, Present(input, column, rows, numeric: true)),
        };
    }

    /// <summary>The type of the column that a measure makes.</summary>
    public static ColumnType TypeOf(Measure measure, ColumnType source)
        => measure.Function switch
        {
            AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Correlation => ColumnType.Number,
            AggregateFunction.Share => ColumnType.Percent,
            AggregateFunction.Minimum or AggregateFunction.Maximum or AggregateFunction.First or AggregateFunction.Last => source,
            _ => source is ColumnType.Integer or ColumnType.Identifier ? ColumnType.Number : source,
        };

    private static ComputedValue Shared(Relation input, Measure measure, int[] rows)
    {
        if (measure.Column is null)
        {
            return new(input.Count == 0 ? CellValue.Blank : CellValue.OfNumber((double)rows.Length / input.Count), FinePercent, new Origin(input, rows, 0));
        }

        var column = input.IndexOf(measure.Column, "aggregate");
        var all = Present(input, column, [.. Enumerable.Range(0, input.Count)], numeric: true);
        RequireOneCurrency(input, measure.Function.ToString(), column, all);
        var total = Summation.Of(input, column, all).Total;
        return new(total == 0 ? CellValue.Blank : CellValue.OfNumber(Summation.Of(input, column, rows).Total / total), FinePercent, new Origin(input, all, column));
    }

    private static ComputedValue Correlated(Relation input, Measure measure, int column, int[] rows)
    {
        if (measure.With is null)
        {
            throw new PlanException("aggregate", $"Correlation of '{measure.Column}' needs a second column. Name it in 'with'.");
        }

        var with = input.IndexOf(measure.With, "aggregate");
        var both = Array.FindAll(rows, r => input.Value(r, column).IsNumeric && input.Value(r, with).IsNumeric);
        var number = Statistics.Correlation(Numbers(input, column, both), Numbers(input, with, both));
        return new(double.IsFinite(number) ? CellValue.OfNumber(number) : CellValue.Blank, NumberFormat.General, new Origin(input, both, column), new Origin(input, both, with));
    }

    private static ComputedValue Ranked(Relation input, Measure measure, int column, int[] rows)
    {
        if (measure.Percentile is not (>= 0 and <= 1))
        {
            throw new PlanException("aggregate", $"Percentile of '{measure.Column}' needs 'percentile' from 0 to 1: 0.9 for the 90th.");
        }

        if (rows.Length == 0)
        {
            return new(CellValue.Blank, NumberFormat.General);
        }

        RequireOneCurrency(input, measure.Function.ToString(), column, rows);
        var value = OfKind(input.Value(rows[0], column).Kind, AggregateFunction.Median, Statistics.Percentile(Numbers(input, column, rows), measure.Percentile.Value));
        return new(value, FormatOf(input.Format(rows[0], column), value), new Origin(input, rows, column));
    }

    private static ComputedValue Counted(Relation input, AggregateFunction function, int column, int[] rows)
    {
        var present = Present(input, column, rows);
        var count = function == AggregateFunction.Count
            ? present.Length
            : present.Select(r => input.Text(r, column).Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return new(CellValue.OfNumber(count), NumberFormat.General, new Origin(input, present, column));
    }

    private static ComputedValue Picked(Relation input, int column, int[] rows, Index index)
    {
        if (rows.Length == 0)
        {
            return new(CellValue.Blank, NumberFormat.General);
        }

        var row = rows[index];
        return ComputedValue.OfCell(input, row, column, row);
    }

    private static ComputedValue Numeric(Relation input, AggregateFunction function, int column, int[] rows)
    {
        if (rows.Length == 0)
        {
            return new(function == AggregateFunction.Sum ? CellValue.OfNumber(0) : CellValue.Blank, NumberFormat.General);
        }

        RequireOneCurrency(input, function.ToString(), column, rows);
        if (function is AggregateFunction.Minimum or AggregateFunction.Maximum)
        {
            return Extreme(input, function == AggregateFunction.Maximum ? 1 : -1, column, rows);
        }

        var number = Statistic(function, input, column, rows);
        var kind = input.Value(rows[0], column).Kind;
        var value = double.IsFinite(number) ? OfKind(kind, function, number) : CellValue.Blank;
        return new(value, FormatOf(input.Format(rows[0], column), value), new Origin(input, rows, column));
    }

    private static double Statistic(AggregateFunction function, Relation input, int column, int[] rows) => function switch
    {
        AggregateFunction.Sum => Summation.Of(input, column, rows).Total,
        AggregateFunction.Average => Summation.Of(input, column, rows).Mean,
        AggregateFunction.Median => Statistics.Median(Numbers(input, column, rows)),
        AggregateFunction.StandardDeviation => Statistics.Deviation(Numbers(input, column, rows)),
        AggregateFunction.Range => Summation.Of(Numbers(input, column, rows).Max(), -Numbers(input, column, rows).Min()),
        _ => throw new PlanException("aggregate", $"{function} is not a function of numbers."),
    };

    private static ComputedValue Extreme(Relation input, int sign, int column, int[] rows)
    {
        var best = rows.Max(r => sign * input.Value(r, column).Number);
        var winners = Array.FindAll(rows, r => sign * input.Value(r, column).Number == best);
        return ComputedValue.OfCell(input, winners[0], column, winners);
    }

    /// <summary>Refuses to compute over amounts of two currencies.</summary>
    public static void RequireOneCurrency(Relation input, string function, int column, int[] rows)
    {
        var currencies = rows.Select(r => input.Format(r, column).Currency).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToArray();
        if (currencies.Length > 1)
        {
            throw new PlanException(
                "aggregate",
                $"{function} over '{input.Columns[column].Name}' would mix {currencies[0]} and {currencies[1]}. Filter to one currency first.");
        }
    }

    // A sum of dates is no date, and a span between dates is a number of days; times add up to times.
    private static CellValue OfKind(CellKind kind, AggregateFunction function, double number) => kind switch
    {
        CellKind.Time => CellValue.OfTime(number),
        CellKind.Date when function is AggregateFunction.Average or AggregateFunction.Median => CellValue.OfDate(number),
        _ => CellValue.OfNumber(number),
    };

    // A mean of whole numbers is seldom whole: a format that would round it away is not used.
    private static NumberFormat FormatOf(NumberFormat source, CellValue value) => (value.Kind, source.Kind) switch
    {
        (CellKind.Date or CellKind.Time, _) or (_, NumberFormatKind.Currency) => source,
        (_, NumberFormatKind.Percent) => source.Decimals >= 2 ? source : FinePercent,
        _ => NumberFormat.General,
    };

    private static int[] Present(Relation input, int column, int[] rows, bool numeric = false)
        => Array.FindAll(rows, r => input.Value(r, column) is var v && (numeric ? v.IsNumeric : !v.IsBlank));

    private static double[] Numbers(Relation input, int column, int[] rows) => Array.ConvertAll(rows, r => input.Value(r, column).Number);
}
