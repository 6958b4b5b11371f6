using ExcelChat.Workbooks.Formats;

namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>Serial numbers of days in Excel's 1900 system.</summary>
internal static class Serial
{
    /// <summary>The first day from which the calendar has no invented days: 1 March 1900.</summary>
    private const double FirstSure = 61;

    /// <summary>A day's serial; before March 1900, where Excel's calendar has a day that never was, it is not certain.</summary>
    public static Scalar Of(DateTime day, Call call) => Sure(day.ToOADate(), call);

    /// <summary>A serial that a function comes to.</summary>
    public static Scalar Sure(double serial, Call call)
        => serial is < 0 or >= SerialDate.End ? Errors.Number : serial < FirstSure ? call.Fail() : serial;

    /// <summary>An argument as a day, with Excel's own calendar; day 0 and an error when it is none.</summary>
    public static SerialDate Read(Call call, int i)
    {
        var serial = Math.Floor(call.Number(i));
        if (serial is >= 0 and < SerialDate.End)
        {
            return SerialDate.Of((long)serial);
        }

        call.Checked(Errors.Number);
        return SerialDate.Of(0);
    }

    /// <summary>An argument as a day of the real calendar.</summary>
    public static DateTime ReadDay(Call call, int i)
    {
        var serial = Math.Floor(call.Number(i));
        if (serial is >= FirstSure and < SerialDate.End)
        {
            return DateTime.FromOADate(serial);
        }

        if (serial is < 0 or >= SerialDate.End)
        {
            call.Checked(Errors.Number);
        }
        else
        {
            call.Fail();
        }

        return DateTime.FromOADate(FirstSure);
    }
}
