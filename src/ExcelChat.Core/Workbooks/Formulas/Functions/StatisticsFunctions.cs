namespace ExcelChat.Workbooks.Formulas.Functions;

internal static class StatisticsFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["STDEV"] = Function.OfRanges(1, Function.Any, c => Root(Variance([.. c.Numbers()], 1))),
        ["STDEV.S"] = Function.OfRanges(1, Function.Any, c => Root(Variance([.. c.Numbers()], 1))),
        ["STDEVP"] = Function.OfRanges(1, Function.Any, c => Root(Variance([.. c.Numbers()], 0))),
        ["STDEV.P"] = Function.OfRanges(1, Function.Any, c => Root(Variance([.. c.Numbers()], 0))),
        ["VAR"] = Function.OfRanges(1, Function.Any, c => Variance([.. c.Numbers()], 1)),
        ["VAR.S"] = Function.OfRanges(1, Function.Any, c => Variance([.. c.Numbers()], 1)),
        ["VARP"] = Function.OfRanges(1, Function.Any, c => Variance([.. c.Numbers()], 0)),
        ["VAR.P"] = Function.OfRanges(1, Function.Any, c => Variance([.. c.Numbers()], 0)),
        ["AVEDEV"] = Function.OfRanges(1, Function.Any, c => MeanDeviation([.. c.Numbers()])),
        ["DEVSQ"] = Function.OfRanges(1, Function.Any, c => SquaredDeviations([.. c.Numbers()])),
        ["GEOMEAN"] = Function.OfRanges(1, Function.Any, c => GeometricMean([.. c.Numbers()])),
        ["INTERCEPT"] = Function.OfRanges(2, 2, c => Line(c, 0, (slope, x, y) => y - (slope * x))),
        ["FORECAST"] = Function.OfRanges(3, 3, c => Line(c, 1, (slope, x, y) => y + (slope * (c.Number(0) - x)))),
        ["FORECAST.LINEAR"] = Function.OfRanges(3, 3, c => Line(c, 1, (slope, x, y) => y + (slope * (c.Number(0) - x)))),
        ["CORREL"] = Function.OfRanges(2, 2, c => Regress(c, 0, (xx, xy, yy, _, _) => xx * yy == 0 ? Errors.DivisionByZero : xy / Math.Sqrt(xx * yy))),
        ["RSQ"] = Function.OfRanges(2, 2, c => Regress(c, 0, (xx, xy, yy, _, _) => xx * yy == 0 ? Errors.DivisionByZero : xy * xy / (xx * yy))),
        ["SLOPE"] = Function.OfRanges(2, 2, c => Line(c, 0, (slope, _, _) => slope)),
    };

    /// <summary>The variance of a population (0) or of a sample (1); the argument is how many numbers the mean costs.</summary>
    public static Scalar Variance(double[] numbers, int lost)
        => numbers.Length <= lost ? Errors.DivisionByZero : SquaredDeviations(numbers).Number / (numbers.Length - lost);

    public static Scalar Root(Scalar variance) => variance.IsError ? variance : Math.Sqrt(variance.Number);

    private static Scalar SquaredDeviations(double[] numbers)
    {
        if (numbers.Length == 0)
        {
            return Errors.Number;
        }

        var mean = numbers.Average();
        return numbers.Sum(n => (n - mean) * (n - mean));
    }

    private static Scalar MeanDeviation(double[] numbers)
    {
        if (numbers.Length == 0)
        {
            return Errors.Number;
        }

        var mean = numbers.Average();
        return numbers.Average(n => Math.Abs(n - mean));
    }

    private static Scalar GeometricMean(double[] numbers)
        => numbers.Length == 0 || Array.Exists(numbers, n => n <= 0) ? Errors.Number : Math.Exp(numbers.Average(Math.Log));

    /// <summary>Works on the line through the points of known y (the first argument) and x (the second): its slope, the mean of x and that of y.</summary>
    private static Scalar Line(Call call, int first, Func<double, double, double, Scalar> compute)
        => Regress(call, first, (_, xy, xx, meanY, meanX) => xx == 0 ? Errors.DivisionByZero : compute(xy / xx, meanX, meanY));

    /// <summary>Works on the sums of products of deviations of two matrices and on their means, pairs without two numbers left out.</summary>
    private static Scalar Regress(Call call, int first, Func<double, double, double, double, double, Scalar> compute)
    {
        Matrix x = call.Matrix(first), y = call.Matrix(first + 1);
        if (call.IsHindered || x.Count != y.Count)
        {
            return Errors.NotAvailable;
        }

        if (!x.HasShapeOf(y))
        {
            return call.Fail();
        }

        var pairs = x.Filled().Select(e => (X: call.Checked(e.Value), Y: call.Checked(y[e.Row, e.Column])))
            .Where(p => p.X.IsNumber && p.Y.IsNumber).Select(p => (X: p.X.Number, Y: p.Y.Number)).ToArray();
        if (pairs.Length < 2)
        {
            return Errors.DivisionByZero;
        }

        double meanX = pairs.Average(p => p.X), meanY = pairs.Average(p => p.Y);
        return compute(
            pairs.Sum(p => (p.X - meanX) * (p.X - meanX)),
            pairs.Sum(p => (p.X - meanX) * (p.Y - meanY)),
            pairs.Sum(p => (p.Y - meanY) * (p.Y - meanY)),
            meanX,
            meanY);
    }
}
