namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>Days from Monday to Friday, holidays left out.</summary>
internal static class WorkdayFunctions
{
    private const int MaxDays = 1_000_000;

    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["NETWORKDAYS"] = Function.OfRanges(2, 3, Count),
        ["WORKDAY"] = Function.OfRanges(2, 3, Move),
    };

    private static Operand Count(Call call)
    {
        DateTime start = Serial.ReadDay(call, 0), end = Serial.ReadDay(call, 1);
        var holidays = Holidays(call);
        if (call.IsHindered || Math.Abs((end - start).TotalDays) > MaxDays)
        {
            return call.Fail();
        }

        call.Evaluation.Spend((long)Math.Abs((end - start).TotalDays));
        var sign = start <= end ? 1 : -1;
        var count = 0;
        for (var day = start; day != end.AddDays(sign); day = day.AddDays(sign))
        {
            count += IsWorkday(day, holidays) ? sign : 0;
        }

        return count;
    }

    private static Operand Move(Call call)
    {
        var day = Serial.ReadDay(call, 0);
        var days = call.Integer(1);
        var holidays = Holidays(call);
        if (call.IsHindered || Math.Abs((long)days) > MaxDays)
        {
            return call.Fail();
        }

        call.Evaluation.Spend(Math.Abs(days));
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(Math.Sign(days));
            if (day.Year is < 1901 or > 9998)
            {
                return call.Fail();
            }

            left -= IsWorkday(day, holidays) ? 1 : 0;
        }

        return Serial.Of(day, call);
    }

    private static bool IsWorkday(DateTime day, HashSet<double> holidays)
        => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day.ToOADate());

    private static HashSet<double> Holidays(Call call) => call.Has(2) ? [.. call.Numbers(call.Matrix(2)).Select(Math.Floor)] : [];
}
