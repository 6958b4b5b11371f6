using System.Globalization;
using System.Runtime.InteropServices;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Takes dates apart.</summary>
internal static class DateParts
{
    private static readonly NumberFormat Day = NumberFormat.Parse("yyyy-mm-dd");

    /// <summary>The part of each date, or a blank of what is none. Each day is taken apart once.</summary>
    public static CellValue[] Of(Vector dates, DatePart part)
    {
        var (known, parts) = (new Dictionary<double, CellValue>(), new CellValue[dates.Kinds.Length]);
        for (var row = 0; row < parts.Length; row++)
        {
            if (dates.Kinds[row] == CellKind.Date)
            {
                var day = Math.Floor(dates.Numbers[row]);
                ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, day, out var exists);
                parts[row] = exists ? found : found = CellValue.OfDate(day).AsDateTime() is { } date ? Of(date, day, part) : CellValue.Blank;
            }
        }

        return parts;
    }

    public static ColumnType TypeOf(DatePart part) => part switch
    {
        DatePart.Date => ColumnType.Date,
        DatePart.MonthName or DatePart.WeekdayName or DatePart.YearMonth or DatePart.YearQuarter => ColumnType.Text,
        _ => ColumnType.Number,
    };

    public static NumberFormat FormatOf(DatePart part) => part == DatePart.Date ? Day : NumberFormat.General;

    /// <summary>A number that grows by one from each period to the next.</summary>
    public static long PeriodOf(DateTime date, DatePart part) => part switch
    {
        DatePart.Year => date.Year,
        DatePart.Quarter => (date.Year * 4L) + ((date.Month - 1) / 3),
        DatePart.Month => (date.Year * 12L) + date.Month,
        // The first day of the calendar was a Monday.
        DatePart.Week => DateOnly.FromDateTime(date).DayNumber / 7,
        DatePart.Day => DateOnly.FromDateTime(date).DayNumber,
        _ => throw new PlanException("filter", $"'recent' cannot count in {part}. Use Year, Quarter, Month, Week or Day."),
    };

    private static CellValue Of(DateTime date, double serial, DatePart part) => part switch
    {
        DatePart.Date => CellValue.OfDate(Math.Floor(serial)),
        DatePart.MonthName => CellValue.OfText(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month)),
        DatePart.WeekdayName => CellValue.OfText(CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(date.DayOfWeek)),
        DatePart.YearMonth => CellValue.OfText(date.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        DatePart.YearQuarter => CellValue.OfText(string.Create(CultureInfo.InvariantCulture, $"{date.Year} Q{Quarter(date)}")),
        _ => CellValue.OfNumber(Number(date, part)),
    };

    private static int Number(DateTime date, DatePart part) => part switch
    {
        DatePart.Year => date.Year,
        DatePart.Quarter => Quarter(date),
        DatePart.Month => date.Month,
        DatePart.Week => ISOWeek.GetWeekOfYear(date),
        DatePart.Day => date.Day,
        DatePart.Weekday => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek,
        DatePart.Decade => date.Year / 10 * 10,
        DatePart.Century => (date.Year + 99) / 100,
        _ => throw new PlanException("extend", $"the part {part} of a date is not known. Use one of: {string.Join(", ", Enum.GetNames<DatePart>())}."),
    };

    private static int Quarter(DateTime date) => ((date.Month - 1) / 3) + 1;
}
