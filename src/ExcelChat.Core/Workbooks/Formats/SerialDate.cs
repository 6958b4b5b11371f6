namespace ExcelChat.Workbooks.Formats;

/// <summary>A day as Excel's 1900 system counts it: serial 0 is "0 January 1900", and serial 60 the 29 February 1900 that never was.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Day">The day of the month; 0 for serial 0.</param>
/// <param name="Weekday">The day of the week as Excel has it, from 0 for Sunday.</param>
internal readonly record struct SerialDate(int Year, int Month, int Day, int Weekday)
{
    /// <summary>The first serial after 31 December 9999.</summary>
    public const double End = 2958466;

    public static SerialDate Of(long serial)
    {
        var weekday = (int)((serial + 6) % 7);
        if (serial is 0 or 60)
        {
            return serial == 0 ? new(1900, 1, 0, weekday) : new(1900, 2, 29, weekday);
        }

        var date = new DateTime(1899, 12, serial < 60 ? 31 : 30).AddDays(serial);
        return new(date.Year, date.Month, date.Day, weekday);
    }
}
