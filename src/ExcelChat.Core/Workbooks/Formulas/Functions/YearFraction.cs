namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>The share of a year between two days, by the day count conventions of YEARFRAC.</summary>
internal static class YearFraction
{
    public static Scalar Compute(Call call)
    {
        DateTime start = Serial.ReadDay(call, 0), end = Serial.ReadDay(call, 1);
        if (start > end)
        {
            (start, end) = (end, start);
        }

        return call.Integer(2, 0) switch
        {
            0 => Days360(start, end, isEuropean: false) / 360,
            1 => Actual(start, end),
            2 => (end - start).TotalDays / 360,
            3 => (end - start).TotalDays / 365,
            4 => Days360(start, end, isEuropean: true) / 360,
            _ => Errors.Number,
        };
    }

    /// <summary>The days between two days in a year of twelve months of 30 days (US: the securities industry's rule for ends of months; European: 30E/360).</summary>
    public static double Days360(DateTime start, DateTime end, bool isEuropean)
    {
        int from = start.Day, to = end.Day;
        if (isEuropean)
        {
            from = Math.Min(from, 30);
            to = Math.Min(to, 30);
        }
        else
        {
            from = from == 31 || IsEndOfFebruary(start) ? 30 : from;
            to = to == 31 && from == 30 ? 30 : to;
        }

        return ((end.Year - start.Year) * 360) + ((end.Month - start.Month) * 30) + to - from;
    }

    /// <summary>Actual days by the length of the year, or by the mean length of the years touched when there is more than one year between.</summary>
    private static double Actual(DateTime start, DateTime end)
    {
        var days = (end - start).TotalDays;
        if (end > start.AddYears(1))
        {
            var years = end.Year - start.Year + 1;
            return days / ((new DateTime(end.Year + 1, 1, 1) - new DateTime(start.Year, 1, 1)).TotalDays / years);
        }

        var hasLeapDay = start.Year == end.Year ? DateTime.IsLeapYear(start.Year)
            : (DateTime.IsLeapYear(start.Year) && start <= new DateTime(start.Year, 2, 29))
            || (DateTime.IsLeapYear(end.Year) && end >= new DateTime(end.Year, 2, 29));
        return days / (hasLeapDay ? 366 : 365);
    }

    private static bool IsEndOfFebruary(DateTime day) => day.Month == 2 && day.Day == DateTime.DaysInMonth(day.Year, 2);
}
