namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>
/// The time value of money. All five annuity functions solve one equation for one unknown:
/// present (1 + rate)^periods + payment (1 + rate due) ((1 + rate)^periods - 1) / rate + future = 0.
/// </summary>
internal static class FinanceFunctions
{
    private const int MaxRounds = 100;

    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["PMT"] = Function.OfValues(3, 5, c => Payment(c.Number(0), c.Number(1), c.Number(2), c.Number(3, 0), Due(c, 4))),
        ["PV"] = Function.OfValues(3, 5, c => Present(c.Number(0), c.Number(1), c.Number(2), c.Number(3, 0), Due(c, 4))),
        ["FV"] = Function.OfValues(3, 5, c => Future(c.Number(0), c.Number(1), c.Number(2), c.Number(3, 0), Due(c, 4))),
        ["NPER"] = Function.OfValues(3, 5, c => Periods(c.Number(0), c.Number(1), c.Number(2), c.Number(3, 0), Due(c, 4))),
        ["RATE"] = Function.OfValues(3, 6, Rate),
        ["NPV"] = Function.OfRanges(2, Function.Any, NetPresent),
        ["IRR"] = Function.OfRanges(1, 2, InternalRate),
        ["SLN"] = Function.OfValues(3, 3, c => c.Number(2) == 0 ? Errors.DivisionByZero : (c.Number(0) - c.Number(1)) / c.Number(2)),
        ["EFFECT"] = Function.OfValues(2, 2, c => c.Number(0) <= 0 || c.Whole(1) < 1 ? Errors.Number : Math.Pow(1 + (c.Number(0) / c.Whole(1)), c.Whole(1)) - 1),
    };

    private static double Due(Call call, int i) => call.Number(i, 0) != 0 ? 1 : 0;

    /// <summary>The sum of the growth factors of payments of 1.</summary>
    private static double Annuity(double rate, double periods, double due)
        => rate == 0 ? periods : (1 + (rate * due)) * (Math.Pow(1 + rate, periods) - 1) / rate;

    private static Scalar Payment(double rate, double periods, double present, double future, double due)
        => periods == 0 ? Errors.Number : -((present * Math.Pow(1 + rate, periods)) + future) / Annuity(rate, periods, due);

    private static Scalar Present(double rate, double periods, double payment, double future, double due)
        => -((payment * Annuity(rate, periods, due)) + future) / Math.Pow(1 + rate, periods);

    private static Scalar Future(double rate, double periods, double payment, double present, double due)
        => -((present * Math.Pow(1 + rate, periods)) + (payment * Annuity(rate, periods, due)));

    private static Scalar Periods(double rate, double payment, double present, double future, double due)
    {
        if (rate == 0)
        {
            return payment == 0 ? Errors.Number : -(present + future) / payment;
        }

        var flow = payment * (1 + (rate * due)) / rate;
        return Math.Log((flow - future) / (present + flow)) / Math.Log(1 + rate);
    }

    private static Scalar Rate(Call call)
    {
        double periods = call.Number(0), payment = call.Number(1), present = call.Number(2), future = call.Number(3, 0), due = Due(call, 4);
        return periods <= 0 ? Errors.Number
            : Root(call, call.Number(5, 0.1), rate => (present * Math.Pow(1 + rate, periods)) + (payment * Annuity(rate, periods, due)) + future);
    }

    private static Operand NetPresent(Call call)
    {
        var rate = call.Number(0);
        return rate == -1 ? Errors.DivisionByZero : Discounted(rate, [.. call.Numbers(1)]) / (1 + rate);
    }

    private static Operand InternalRate(Call call)
    {
        double[] flows = [.. call.Numbers(call.Matrix(0))];
        call.Evaluation.Spend((long)flows.Length * MaxRounds);
        return !Array.Exists(flows, f => f > 0) || !Array.Exists(flows, f => f < 0) ? Errors.Number : Root(call, call.Number(1, 0.1), rate => Discounted(rate, flows));
    }

    private static double Discounted(double rate, double[] flows)
    {
        var sum = 0.0;
        for (var i = flows.Length - 1; i >= 0; i--)
        {
            sum = (sum / (1 + rate)) + flows[i];
        }

        return sum;
    }

    /// <summary>The root that the secant method finds from a guess; where it finds none, Excel's own search might.</summary>
    private static Scalar Root(Call call, double guess, Func<double, double> function)
    {
        double before = guess, here = guess + 1e-4;
        double valueBefore = function(before), value = function(here);
        for (var round = 0; round < MaxRounds && value != valueBefore && !call.IsHindered; round++)
        {
            var next = here - (value * (here - before) / (value - valueBefore));
            (before, valueBefore) = (here, value);
            here = next;
            value = function(here);
            if (Math.Abs(here - before) <= 1e-14 * Math.Max(1e-3, Math.Abs(here)) || value == 0)
            {
                return double.IsFinite(here) && here > -1 ? here : call.Fail();
            }
        }

        return value == 0 && !call.IsHindered ? here : call.Fail();
    }
}
