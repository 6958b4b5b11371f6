namespace ExcelChat.Workbooks.Formulas.Functions;

internal static class ArithmeticFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["ABS"] = Function.OfValues(1, 1, c => Math.Abs(c.Number(0))),
        ["SIGN"] = Function.OfValues(1, 1, c => Math.Sign(c.Number(0))),
        ["SQRT"] = Function.OfValues(1, 1, c => Math.Sqrt(c.Number(0))),
        ["EXP"] = Function.OfValues(1, 1, c => Math.Exp(c.Number(0))),
        ["LN"] = Function.OfValues(1, 1, c => Logarithm(c.Number(0), Math.E)),
        ["LOG"] = Function.OfValues(1, 2, c => Logarithm(c.Number(0), c.Number(1, 10))),
        ["LOG10"] = Function.OfValues(1, 1, c => Logarithm(c.Number(0), 10)),
        ["POWER"] = Function.OfValues(2, 2, c => Calculator.Power(c.Number(0), c.Number(1))),
        ["MOD"] = Function.OfValues(2, 2, Modulo),
        ["QUOTIENT"] = Function.OfValues(2, 2, c => c.Number(1) == 0 ? Errors.DivisionByZero : Math.Truncate(c.Number(0) / c.Number(1))),
        ["FACT"] = Function.OfValues(1, 1, c => Factorial(c.Whole(0))),
        ["COMBIN"] = Function.OfValues(2, 2, c => Combinations(c.Whole(0), c.Whole(1))),
        ["GCD"] = Function.OfValues(2, 2, c => Divisor(c, (a, b) => Gcd(a, b))),
        ["LCM"] = Function.OfValues(2, 2, c => Divisor(c, (a, b) => a == 0 || b == 0 ? 0 : a / Gcd(a, b) * b)),
        ["ISEVEN"] = Function.OfValues(1, 1, c => c.Whole(0) % 2 == 0),
        ["ISODD"] = Function.OfValues(1, 1, c => c.Whole(0) % 2 != 0),
    };

    private static Scalar Logarithm(double number, double root)
        => number <= 0 || root <= 0 ? Errors.Number
            : root == 1 ? Errors.DivisionByZero
            : root == 10 ? Math.Log10(number)
            : root == Math.E ? Math.Log(number)
            : Math.Log(number) / Math.Log(root);

    private static Scalar Modulo(Call call)
    {
        double number = call.Number(0), divisor = call.Number(1);
        if (divisor == 0)
        {
            return Errors.DivisionByZero;
        }

        var quotient = number / divisor;
        var isWhole = Math.Truncate(number) == number && Math.Truncate(divisor) == divisor;
        if (Math.Abs(quotient) > 1e12 || (!isWhole && RoundingFunctions.IsNearWhole(quotient)))
        {
            return call.Fail();
        }

        return number - (divisor * Math.Floor(quotient));
    }

    private static Scalar Factorial(double number)
    {
        if (number is < 0 or > 170)
        {
            return Errors.Number;
        }

        var product = 1.0;
        for (var i = 2; i <= number; i++)
        {
            product *= i;
        }

        return product;
    }

    private static Scalar Combinations(double of, double chosen)
    {
        if (chosen < 0 || of < chosen || of > 1000)
        {
            return Errors.Number;
        }

        var count = 1.0;
        for (var i = 1; i <= Math.Min(chosen, of - chosen); i++)
        {
            count = count * (of - i + 1) / i;
        }

        return Math.Round(count);
    }

    private static Scalar Divisor(Call call, Func<double, double, double> compute)
    {
        double a = call.Whole(0), b = call.Whole(1);
        return a < 0 || b < 0 || a >= 1L << 53 || b >= 1L << 53 ? Errors.Number : compute(a, b);
    }

    private static double Gcd(double a, double b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
