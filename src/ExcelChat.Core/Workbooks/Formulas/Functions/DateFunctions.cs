namespace ExcelChat.Workbooks.Formulas.Functions;

internal static class DateFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["DATE"] = Function.OfValues(3, 3, Date),
        ["YEAR"] = Function.OfValues(1, 1, c => Serial.Read(c, 0).Year),
        ["MONTH"] = Function.OfValues(1, 1, c => Serial.Read(c, 0).Month),
        ["DAY"] = Function.OfValues(1, 1, c => Serial.Read(c, 0).Day),
        ["HOUR"] = Function.OfValues(1, 1, c => Math.Floor(Seconds(c) / 3600)),
        ["MINUTE"] = Function.OfValues(1, 1, c => Math.Floor(Seconds(c) / 60) % 60),
        ["SECOND"] = Function.OfValues(1, 1, c => Seconds(c) % 60),
        ["TIME"] = Function.OfValues(3, 3, Time),
        ["DATEVALUE"] = Function.OfValues(1, 1, c => Math.Floor(FromText(c))),
        ["TIMEVALUE"] = Function.OfValues(1, 1, c => FromText(c) % 1),
        ["EDATE"] = Function.OfValues(2, 2, c => Months(c, (day, months) => day.AddMonths(months))),
        ["EOMONTH"] = Function.OfValues(2, 2, c => Months(c, (day, months) => EndOfMonth(day.AddMonths(months)))),
        ["WEEKDAY"] = Function.OfValues(1, 2, Weekday),
        ["WEEKNUM"] = Function.OfValues(1, 2, WeekNumber),
        ["ISOWEEKNUM"] = Function.OfValues(1, 1, c => System.Globalization.ISOWeek.GetWeekOfYear(Serial.ReadDay(c, 0))),
        ["DAYS"] = Function.OfValues(2, 2, c => Math.Floor(c.Number(0)) - Math.Floor(c.Number(1))),
        ["DAYS360"] = Function.OfValues(2, 3, c => YearFraction.Days360(Serial.ReadDay(c, 0), Serial.ReadDay(c, 1), c.Boolean(2, false))),
        ["DATEDIF"] = Function.OfValues(3, 3, Difference),
        ["YEARFRAC"] = Function.OfValues(2, 3, YearFraction.Compute),
    };

    private static Scalar Date(Call call)
    {
        double year = call.Whole(0), month = call.Whole(1), day = call.Whole(2);
        year += year is >= 0 and < 1900 ? 1900 : 0;
        if (year is < 1900 or > 9999)
        {
            return Errors.Number;
        }

        if (Math.Abs(month) > 1e5 || Math.Abs(day) > 3e6)
        {
            return call.Fail();
        }

        var months = (year * 12) + month - 1;
        return months is < 1900 * 12 or > (9999 * 12) + 11
            ? Errors.Number
            : Serial.Sure(new DateTime((int)(months / 12), (int)(months % 12) + 1, 1).ToOADate() + day - 1, call);
    }

    /// <summary>The seconds since midnight, to the nearest one.</summary>
    private static double Seconds(Call call)
    {
        var time = call.Number(0);
        if (time < 0)
        {
            call.Checked(Errors.Number);
        }

        return Math.Round((time - Math.Floor(time)) * 86400, MidpointRounding.AwayFromZero) % 86400;
    }

    private static Scalar Time(Call call)
    {
        var seconds = (call.Whole(0) * 3600) + (call.Whole(1) * 60) + call.Whole(2);
        return seconds < 0 ? Errors.Number : seconds / 86400 % 1;
    }

    private static double FromText(Call call)
    {
        var value = call.Value(0);
        if (!value.IsText)
        {
            return call.Checked(Errors.Value).Number;
        }

        var isDate = value.Text.AsSpan().Count('-') == 2 || value.Text.AsSpan().Count('/') == 2;
        return isDate ? call.Number(0) : call.Fail().Number;
    }

    private static Scalar Months(Call call, Func<DateTime, int, DateTime> move)
    {
        var (day, months) = (Serial.ReadDay(call, 0), call.Integer(1));
        var target = ((long)day.Year * 12) + day.Month - 1 + months;
        return target is < 1900 * 12 or > (9999 * 12) + 11 ? Errors.Number : Serial.Of(move(day, months), call);
    }

    private static DateTime EndOfMonth(DateTime day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static Scalar Weekday(Call call)
    {
        var fromSunday = Serial.Read(call, 0).Weekday;
        return call.Integer(1, 1) switch
        {
            1 => fromSunday + 1,
            2 => ((fromSunday + 6) % 7) + 1,
            3 => (fromSunday + 6) % 7,
            var type and >= 11 and <= 17 => ((fromSunday - (type - 10) + 7) % 7) + 1,
            _ => Errors.Number,
        };
    }

    /// <summary>The week of the year; the first one has 1 January in it, whatever its length.</summary>
    private static Scalar WeekNumber(Call call)
    {
        var day = Serial.ReadDay(call, 0);
        var firstWeekday = call.Integer(1, 1) switch
        {
            1 or 17 => 0,
            2 or 11 => 1,
            var type and >= 12 and <= 16 => type - 10,
            21 => -2,
            _ => -1,
        };
        if (firstWeekday < 0)
        {
            return firstWeekday == -2 ? System.Globalization.ISOWeek.GetWeekOfYear(day) : Errors.Number;
        }

        var offset = ((int)new DateTime(day.Year, 1, 1).DayOfWeek - firstWeekday + 7) % 7;
        return ((day.DayOfYear - 1 + offset) / 7) + 1;
    }

    private static Scalar Difference(Call call)
    {
        DateTime start = Serial.ReadDay(call, 0), end = Serial.ReadDay(call, 1);
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month - (end.Day < start.Day ? 1 : 0);
        return start > end ? Errors.Number : call.Text(2).ToUpperInvariant() switch
        {
            "Y" => months / 12,
            "M" => months,
            "D" => (end - start).TotalDays,
            "YM" => months % 12,

            // MD and YD: Excel's own results are known to be wrong for some days (Microsoft, "DATEDIF function").
            "MD" or "YD" => call.Fail(),
            _ => Errors.Number,
        };
    }
}
