namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>SUBTOTAL: aggregates that leave out other subtotals and, as the number says, hidden rows.</summary>
internal static class SubtotalFunctions
{
    public static Dictionary<string, Function> Table { get; } = new() { ["SUBTOTAL"] = Function.OfRanges(2, Function.Any, Subtotal) };

    private static Operand Subtotal(Call call)
    {
        var number = call.Integer(0);
        if (number is not ((>= 1 and <= 11) or (>= 101 and <= 111)))
        {
            return call.IsHindered ? Scalar.Blank : Errors.Value;
        }

        var skipsHidden = number > 100;
        var values = new List<Scalar>();
        for (var i = 1; i < call.Count; i++)
        {
            if (call.Area(i) is not { } area)
            {
                return Scalar.Blank;
            }

            // 1 to 11 leave out the rows that a filter hides and keep those hidden by hand; a row does not say who hid it.
            if (!skipsHidden && area.HasHiddenRows)
            {
                return call.Fail();
            }

            values.AddRange(area.Filled().Where(e => !area.IsSubtotal(e.Row, e.Column) && !(skipsHidden && area.IsHidden(e.Row))).Select(e => e.Value));
        }

        return call.IsHindered ? Scalar.Blank : Aggregate(call, number % 100, values);
    }

    private static Scalar Aggregate(Call call, int function, List<Scalar> values)
    {
        if (function is not (2 or 3) && values.Exists(v => call.Checked(v).IsError))
        {
            return Scalar.Blank;
        }

        double[] numbers = [.. values.Where(v => v.IsNumber).Select(v => v.Number)];
        return function switch
        {
            1 => SumFunctions.Average(numbers),
            2 => numbers.Length,
            3 => values.Count(v => !v.IsBlank),
            4 => SumFunctions.Greatest(numbers),
            5 => SumFunctions.Least(numbers),
            6 => SumFunctions.Product(numbers),
            7 => StatisticsFunctions.Root(StatisticsFunctions.Variance(numbers, 1)),
            8 => StatisticsFunctions.Root(StatisticsFunctions.Variance(numbers, 0)),
            9 => numbers.Sum(),
            10 => StatisticsFunctions.Variance(numbers, 1),
            _ => StatisticsFunctions.Variance(numbers, 0),
        };
    }
}
