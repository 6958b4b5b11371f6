using System.Globalization;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Exporting;

/// <summary>Writes values as they stand in formulas.</summary>
internal static class LiteralWriter
{
    /// <summary>A number, a quoted text, a day or a boolean; null for no value, and for a number that Excel would round on the way.</summary>
    public static string? Of(CellValue value) => value.Kind switch
    {
        CellKind.Date => value.AsDateTime() is { } day ? Of(day) : null,
        CellKind.Number or CellKind.Time => value.Number.ToString("G15", CultureInfo.InvariantCulture) is var text && double.Parse(text, CultureInfo.InvariantCulture) == value.Number ? text : null,
        CellKind.Text => Quote(value.Text),
        CellKind.Boolean => value.Number != 0 ? "TRUE" : "FALSE",
        _ => null,
    };

    // A serial would be four years off in a workbook that counts from 1904.
    private static string Of(DateTime day)
    {
        var date = string.Create(CultureInfo.InvariantCulture, $"DATE({day.Year},{day.Month},{day.Day})");
        return day.TimeOfDay == default ? date : string.Create(CultureInfo.InvariantCulture, $"({date}+TIME({day.Hour},{day.Minute},{day.Second}))");
    }

    public static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
