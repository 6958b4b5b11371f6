namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>COUNTIF, SUMIF and their family.</summary>
internal static class ConditionFunctions
{
    /// <summary>How many places are looked at one by one.</summary>
    private const int MaxPlaces = 1 << 22;

    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["COUNTIF"] = Function.OfRanges(2, 2, c => PerCriterion(c, 0, (places, beyond) => places.Count + beyond)),
        ["COUNTIFS"] = Function.OfRanges(2, Function.Any, c => PerCriterion(c, 0, (places, beyond) => places.Count + beyond)),
        ["SUMIF"] = Function.OfRanges(2, 3, c => OfOne(c, numbers => numbers.Sum())),
        ["AVERAGEIF"] = Function.OfRanges(2, 3, c => OfOne(c, SumFunctions.Average)),
        ["SUMIFS"] = Function.OfRanges(3, Function.Any, c => OfMany(c, numbers => numbers.Sum())),
        ["AVERAGEIFS"] = Function.OfRanges(3, Function.Any, c => OfMany(c, SumFunctions.Average)),
        ["MAXIFS"] = Function.OfRanges(3, Function.Any, c => OfMany(c, SumFunctions.Greatest)),
        ["MINIFS"] = Function.OfRanges(3, Function.Any, c => OfMany(c, SumFunctions.Least)),
    };

    private static Operand OfMany(Call call, Func<double[], Scalar> compute)
        => call.Area(0) is { } values ? PerCriterion(call, 1, (places, _) => compute(Numbers(call, values, places)), values) : call.Fail();

    // The values of SUMIF begin where its third argument begins and have the shape of the first.
    private static Operand OfOne(Call call, Func<double[], Scalar> compute)
    {
        if (call.Area(0) is not { } range || (call.Has(2) ? call.Area(2)?.Resized(range.Rows, range.Columns) : range) is not { } values)
        {
            return call.Fail();
        }

        return PerCriterion(call, 0, (places, _) => compute(Numbers(call, values, places)), values, pairs: 1);
    }

    private static double[] Numbers(Call call, Area values, List<(int Row, int Column)> places)
        => [.. places.Select(p => call.Checked(values[p.Row, p.Column])).Where(v => v.IsNumber).Select(v => v.Number)];

    /// <summary>Computes once, or for every value of the one criterion that is an array.</summary>
    private static Operand PerCriterion(Call call, int from, Func<List<(int Row, int Column)>, long, Scalar> compute, Area? values = null, int? pairs = null)
    {
        var count = pairs ?? (call.Count - from) / 2;
        if (pairs is null && (call.Count - from) % 2 != 0)
        {
            return call.Fail();
        }

        var ranges = Enumerable.Range(0, count).Select(i => call.Area(from + (2 * i))).OfType<Area>().ToArray();
        if (call.IsHindered || Array.Exists(ranges, r => !r.HasShapeOf(values ?? ranges[0])))
        {
            return call.IsHindered ? Scalar.Blank : Errors.Value;
        }

        var criteria = Enumerable.Range(0, count).Select(i => call.Operand(from + (2 * i) + 1)).ToArray();
        if (Array.FindIndex(criteria, c => c.Matrix is ArrayMatrix { Count: > 1 }) is var listed and >= 0)
        {
            var list = criteria[listed].Matrix!;
            return ArrayMatrix.Create(list.Rows, list.Columns, (row, column) =>
            {
                criteria[listed] = list[row, column];
                return Compute(criteria);
            });
        }

        return Compute(criteria);

        Scalar Compute(Operand[] operands)
        {
            var conditions = operands.Select((o, i) => (Range: ranges[i], Criterion: new Criterion(call.Single(o), call.Evaluation))).ToArray();
            var places = call.IsHindered ? [] : Places(conditions, values);
            return call.IsHindered ? Scalar.Blank : compute(places, Beyond(conditions, values));
        }
    }

    /// <summary>The places at which all conditions are met, of those that any of the ranges has a cell at.</summary>
    private static List<(int Row, int Column)> Places((Area Range, Criterion Criterion)[] conditions, Area? values)
    {
        // A condition that no empty cell meets tells which cells to look at; else all are.
        var sparse = conditions.FirstOrDefault(c => !c.Criterion.MatchesBlank).Range;
        return [.. (sparse?.Filled().Select(e => (Row: e.Row, Column: e.Column)) ?? AllPlaces(conditions, values))
            .Where(p => Array.TrueForAll(conditions, c => c.Criterion.Matches(c.Range[p.Row, p.Column])))];
    }

    private static IEnumerable<(int Row, int Column)> AllPlaces((Area Range, Criterion Criterion)[] conditions, Area? values)
    {
        var (rows, columns) = Used(conditions, values);
        if ((long)rows * columns > MaxPlaces)
        {
            conditions[0].Range.Fail();
            yield break;
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns && !conditions[0].Range.IsStopped; column++)
            {
                yield return (row, column);
            }
        }
    }

    /// <summary>How many places lie outside of all cells and meet all conditions all the same.</summary>
    private static long Beyond((Area Range, Criterion Criterion)[] conditions, Area? values)
    {
        if (Array.Exists(conditions, c => !c.Criterion.MatchesBlank))
        {
            return 0;
        }

        var (rows, columns) = Used(conditions, values);
        return conditions[0].Range.Count - ((long)rows * columns);
    }

    private static (int Rows, int Columns) Used((Area Range, Criterion Criterion)[] conditions, Area? values)
    {
        var areas = conditions.Select(c => c.Range).Append(values ?? conditions[0].Range).ToArray();
        return (areas.Max(a => a.UsedRows), areas.Max(a => a.UsedColumns));
    }
}
