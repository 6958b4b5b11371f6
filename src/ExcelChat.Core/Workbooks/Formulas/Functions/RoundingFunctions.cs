namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>
/// Rounding works on the 15 decimal digits that Excel shows of a number, not on its binary form: 2.675 rounds to 2.68. Where a result
/// would hang on digits beyond those, it is not computed.
/// </summary>
internal static class RoundingFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["ROUND"] = Function.OfValues(2, 2, c => Round(c, c.Number(0), c.Whole(1), MidpointRounding.AwayFromZero)),
        ["ROUNDUP"] = Function.OfValues(2, 2, c => Round(c, c.Number(0), c.Whole(1), Away(c.Number(0)))),
        ["ROUNDDOWN"] = Function.OfValues(2, 2, c => Round(c, c.Number(0), c.Whole(1), MidpointRounding.ToZero)),
        ["TRUNC"] = Function.OfValues(1, 2, c => Round(c, c.Number(0), c.Whole(1, 0), MidpointRounding.ToZero)),
        ["INT"] = Function.OfValues(1, 1, c => Round(c, c.Number(0), 0, MidpointRounding.ToNegativeInfinity)),
        ["EVEN"] = Function.OfValues(1, 1, c => Multiple(c, c.Number(0), 2, Away(c.Number(0)))),
        ["ODD"] = Function.OfValues(1, 1, Odd),
        ["CEILING"] = Function.OfValues(2, 2, c => Significant(c, MidpointRounding.ToPositiveInfinity)),
        ["FLOOR"] = Function.OfValues(2, 2, c => Significant(c, MidpointRounding.ToNegativeInfinity)),
        ["MROUND"] = Function.OfValues(2, 2, NearestMultiple),
    };

    /// <summary>Whether a number is so near a whole one, without being one, that its last bits decide on which side it is.</summary>
    public static bool IsNearWhole(double number)
        => number != Math.Round(number) && Math.Abs(number - Math.Round(number)) <= 1e-13 * Math.Max(1, Math.Abs(number));

    private static MidpointRounding Away(double number) => number < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity;

    private static Scalar Round(Call call, double number, double digits, MidpointRounding mode)
    {
        if (Math.Abs(number) >= 1e15 || digits > 15)
        {
            return digits >= 0 ? number : call.Fail();
        }

        if (digits < -15)
        {
            return mode is MidpointRounding.AwayFromZero or MidpointRounding.ToZero ? 0 : call.Fail();
        }

        var unit = Unit(digits);
        if (Math.Abs(number) / (double)unit >= 1e15)
        {
            return number;
        }

        if (Math.Abs(number) < 1e-12)
        {
            return number == 0 || mode is MidpointRounding.AwayFromZero or MidpointRounding.ToZero ? 0 : call.Fail();
        }

        var exact = TextNumber.Round(number);
        if (mode != MidpointRounding.AwayFromZero && (double)exact != number && IsNearWhole(number / (double)unit))
        {
            return call.Fail();
        }

        return (double)(decimal.Round(exact / unit, 0, mode) * unit);
    }

    private static decimal Unit(double digits)
    {
        var unit = 1m;
        for (var i = 0; i < Math.Abs(digits); i++)
        {
            unit = digits > 0 ? unit / 10 : unit * 10;
        }

        return unit;
    }

    /// <summary>CEILING and FLOOR: away from or towards zero when both numbers are negative.</summary>
    private static Scalar Significant(Call call, MidpointRounding mode)
    {
        double number = call.Number(0), step = call.Number(1);
        if (number == 0 || step == 0)
        {
            return number == 0 || mode == MidpointRounding.ToPositiveInfinity ? 0 : Errors.DivisionByZero;
        }

        return number > 0 && step < 0 ? Errors.Number : Multiple(call, number, step, mode);
    }

    private static Scalar NearestMultiple(Call call)
    {
        double number = call.Number(0), step = call.Number(1);
        return step == 0 || number == 0 ? 0
            : Math.Sign(number) != Math.Sign(step) ? Errors.Number
            : IsNearWhole((number / step) + 0.5) ? call.Fail()
            : Multiple(call, number, step, MidpointRounding.AwayFromZero);
    }

    private static Scalar Odd(Call call)
    {
        var number = call.Number(0);
        return number == 0 ? 1
            : number < 0 ? Shifted(Multiple(call, number + 1, 2, MidpointRounding.ToNegativeInfinity), -1)
            : Shifted(Multiple(call, number - 1, 2, MidpointRounding.ToPositiveInfinity), 1);

        static Scalar Shifted(Scalar even, double by) => even.Number + by;
    }

    private static Scalar Multiple(Call call, double number, double step, MidpointRounding mode)
    {
        var quotient = number / step;
        if (Math.Abs(number) is >= 1e15 or (> 0 and < 1e-12) || Math.Abs(step) is >= 1e15 or < 1e-12 || Math.Abs(quotient) >= 1e15)
        {
            return call.Fail();
        }

        return (double)(decimal.Round(TextNumber.Round(number) / TextNumber.Round(step), 0, mode) * TextNumber.Round(step));
    }
}
