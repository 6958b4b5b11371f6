namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>The sum family: what goes through all numbers of its arguments once.</summary>
internal static class SumFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["SUM"] = Function.OfRanges(1, Function.Any, c => c.Numbers().Sum()),
        ["SUMSQ"] = Function.OfRanges(1, Function.Any, c => c.Numbers().Sum(n => n * n)),
        ["PRODUCT"] = Function.OfRanges(1, Function.Any, c => Product([.. c.Numbers()])),
        ["AVERAGE"] = Function.OfRanges(1, Function.Any, c => Average([.. c.Numbers()])),
        ["AVERAGEA"] = Function.OfRanges(1, Function.Any, c => Average([.. AllNumbers(c)])),
        ["MIN"] = Function.OfRanges(1, Function.Any, c => Least([.. c.Numbers()])),
        ["MAX"] = Function.OfRanges(1, Function.Any, c => Greatest([.. c.Numbers()])),
        ["MINA"] = Function.OfRanges(1, Function.Any, c => Least([.. AllNumbers(c)])),
        ["MAXA"] = Function.OfRanges(1, Function.Any, c => Greatest([.. AllNumbers(c)])),
        ["COUNT"] = Function.OfRanges(1, Function.Any, c => Enumerable.Range(0, c.Count).Sum(i => Count(c, i))),
        ["COUNTA"] = Function.OfRanges(1, Function.Any, c => CountFilled(c)),
        ["COUNTBLANK"] = Function.OfRanges(1, 1, c => c.Area(0) is { } area ? area.Count - area.Filled().Count(e => !IsEmpty(e.Value)) : 0),
        ["SUMPRODUCT"] = Function.OfArrays(1, Function.Any, SumOfProducts),
        ["SUMXMY2"] = Function.OfArrays(2, 2, c => SumOfPairs(c, (x, y) => (x - y) * (x - y))),
        ["SUMX2MY2"] = Function.OfArrays(2, 2, c => SumOfPairs(c, (x, y) => (x * x) - (y * y))),
        ["SUMX2PY2"] = Function.OfArrays(2, 2, c => SumOfPairs(c, (x, y) => (x * x) + (y * y))),
    };

    public static Scalar Average(double[] numbers) => numbers.Length == 0 ? Errors.DivisionByZero : numbers.Sum() / numbers.Length;

    public static Scalar Product(double[] numbers) => numbers.Length == 0 ? 0 : numbers.Aggregate(1.0, (a, b) => a * b);

    public static Scalar Least(double[] numbers) => numbers.Length == 0 ? 0 : numbers.Min();

    public static Scalar Greatest(double[] numbers) => numbers.Length == 0 ? 0 : numbers.Max();

    /// <summary>Whether a value is nothing to look at: a blank or an empty text.</summary>
    public static bool IsEmpty(Scalar value) => value.IsBlank || (value.IsText && value.Text.Length == 0);

    private static int Count(Call call, int i)
    {
        if (call.Operand(i).Matrix is { } matrix)
        {
            return matrix.Filled().Count(e => e.Value.IsNumber);
        }

        var value = call.Scalar(i);
        if (!value.IsText)
        {
            return value.IsError ? 0 : 1;
        }

        var kind = TextNumber.Read(value.Text, out _);
        if (kind == TextNumberKind.Uncertain)
        {
            call.Fail();
        }

        return kind == TextNumberKind.Number ? 1 : 0;
    }

    private static double CountFilled(Call call)
        => Enumerable.Range(0, call.Count).Sum(i => call.Operand(i).Matrix is { } matrix ? matrix.Filled().Count(e => !e.Value.IsBlank) : 1);

    /// <summary>The numbers as the functions that end in A see them: in ranges text is 0, TRUE is 1.</summary>
    private static IEnumerable<double> AllNumbers(Call call)
    {
        for (var i = 0; i < call.Count; i++)
        {
            if (call.Operand(i).Matrix is not { } matrix)
            {
                yield return call.Number(i);
                continue;
            }

            foreach (var entry in matrix.Filled())
            {
                if (!entry.Value.IsBlank)
                {
                    yield return call.Checked(entry.Value).Number;
                }
            }
        }
    }

    /// <summary>Only numbers count: text and booleans are zero here.</summary>
    private static Operand SumOfProducts(Call call)
    {
        var matrices = Enumerable.Range(0, call.Count).Select(call.Matrix).ToArray();
        if (call.IsHindered || Array.Exists(matrices, m => !m.HasShapeOf(matrices[0])))
        {
            return Errors.Value;
        }

        var sum = 0.0;
        foreach (var (row, column, first) in matrices[0].Filled())
        {
            var product = Factor(call, first);
            for (var i = 1; i < matrices.Length; i++)
            {
                product *= Factor(call, matrices[i][row, column]);
            }

            sum += product;
        }

        // An error faces a blank of the first matrix: it counts all the same.
        return Array.Exists(matrices, m => m.Filled().Any(e => call.Checked(e.Value).IsError)) ? 0 : sum;
    }

    private static double Factor(Call call, Scalar value) => call.Checked(value).IsNumber ? value.Number : 0;

    private static Operand SumOfPairs(Call call, Func<double, double, double> term)
    {
        Matrix x = call.Matrix(0), y = call.Matrix(1);
        if (call.IsHindered || !x.HasShapeOf(y))
        {
            return Errors.NotAvailable;
        }

        return x.Filled().Select(e => (X: call.Checked(e.Value), Y: call.Checked(y[e.Row, e.Column])))
            .Where(p => p.X.IsNumber && p.Y.IsNumber)
            .Sum(p => term(p.X.Number, p.Y.Number));
    }
}
