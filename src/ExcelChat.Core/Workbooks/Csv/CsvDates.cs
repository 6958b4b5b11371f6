using System.Globalization;

namespace ExcelChat.Workbooks.Csv;

/// <summary>Reads written dates and times that have one meaning only: ISO 8601, with the month's name, 31.12.2024; 31/12/2024 when the file shows its order.</summary>
internal sealed class CsvDates
{
    private const int LongestTime = 8;

    // Written so that .NET and Excel read them alike but for the case of M and H. Forms with leading zeros come first: they read only those.
    private static readonly string[] AnyFile =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd\"T\"HH:mm:ss", "yyyy-MM-dd\"T\"HH:mm:ss\"Z\"", "yyyy-MM-dd\"T\"HH:mm",
        "yyyy-M-d", "yyyy/MM/dd", "yyyy/M/d", "yyyy/MM/dd HH:mm", "yyyy/MM/dd HH:mm:ss",
        "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss",
        "dd MMM yyyy", "d MMM yyyy", "dd MMMM yyyy", "d MMMM yyyy", "dd-MMM-yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy",
    ];

    private static readonly string[] DayFirst =
        ["dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy", "dd/MM/yyyy HH:mm", "d/M/yyyy H:mm", "dd/MM/yyyy HH:mm:ss", "d/M/yyyy H:mm:ss"];

    private static readonly string[] MonthFirst =
        ["MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy", "M-d-yyyy", "MM/dd/yyyy HH:mm", "M/d/yyyy H:mm", "MM/dd/yyyy HH:mm:ss", "M/d/yyyy H:mm:ss"];

    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss"];

    private readonly string[] _forms;

    public CsvDates(bool? dayFirst) => _forms = dayFirst switch
    {
        true => [.. AnyFile, .. DayFirst],
        false => [.. AnyFile, .. MonthFirst],
        null => AnyFile,
    };

    public (CellValue Value, NumberFormat Format)? Parse(string text)
    {
        if (text.Length <= LongestTime && text.Contains(':', StringComparison.Ordinal))
        {
            return Read(text, Times) is ({ } time, { } shown) ? (CellValue.OfTime(time.TimeOfDay.TotalDays), shown) : null;
        }

        return Read(text, _forms) is ({ } date, { } format) && date.Year >= 1900 ? (CellValue.OfDate(Serial(date)), format) : null;
    }

    private static (DateTime Date, NumberFormat Format)? Read(string text, string[] forms)
    {
        if (text.AsSpan().IndexOfAny("-/.: ") < 0)
        {
            return null;
        }

        foreach (var form in forms)
        {
            if (DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return (date, NumberFormat.Parse(form.Replace('M', 'm').Replace('H', 'h')));
            }
        }

        return null;
    }

    /// <summary>The serial number; before 1 March 1900 one less, because Excel counts a 29 February that year did not have.</summary>
    private static double Serial(DateTime date)
    {
        var serial = date.ToOADate();
        return serial < 61 ? serial - 1 : serial;
    }
}
