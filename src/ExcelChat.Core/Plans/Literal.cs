using System.Globalization;
using System.Text.Json.Serialization;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans;

/// <summary>A value in a plan: exactly one of its properties is set.</summary>
public sealed record Literal
{
    // OLE Automation has no serial of an earlier day.
    private const int FirstYear = 100;

    // Excel counts a 29 February 1900 that never was: before it, its serials are one behind those of OLE Automation.
    private static readonly DateTime AfterInventedDay = new(1900, 3, 1);

    /// <summary>A text.</summary>
    public string? Text { get; init; }

    /// <summary>A number; 0.075 for 7.5 %.</summary>
    public double? Number { get; init; }

    /// <summary>A day, with or without a time, in ISO 8601 form.</summary>
    public DateTime? Date { get; init; }

    /// <summary>TRUE or FALSE.</summary>
    public bool? Boolean { get; init; }

    /// <summary>A text.</summary>
    public static Literal Of(string text) => new() { Text = text };

    /// <summary>A number.</summary>
    public static Literal Of(double number) => new() { Number = number };

    /// <summary>A day.</summary>
    public static Literal Of(DateTime date) => new() { Date = date };

    /// <summary>The literal that a cell of this value and this displayed text equals.</summary>
    /// <param name="value">The cell's value.</param>
    /// <param name="text">What the cell shows.</param>
    public static Literal Of(CellValue value, string text) => value switch
    {
        { Kind: CellKind.Number or CellKind.Time } => Of(value.Number),
        { Kind: CellKind.Boolean } => new() { Boolean = value.Number != 0 },
        { Kind: CellKind.Date } when value.AsDateTime() is { } day => Of(day),
        _ => Of(text),
    };

    /// <summary>The value, typed as a cell's.</summary>
    /// <exception cref="PlanException">The day is before the year 100, for which there is no serial.</exception>
    [JsonIgnore]
    public CellValue Value => this switch
    {
        { Text: { } text } => CellValue.OfText(text),
        { Number: { } number } => CellValue.OfNumber(number),
        { Date: { Year: < FirstYear } } => throw new PlanException("constant", $"found the day {this}, expected one from the year {FirstYear} on."),
        { Date: { } date } => CellValue.OfDate(date.ToOADate() - (date < AfterInventedDay ? 1 : 0)),
        { Boolean: { } flag } => CellValue.OfBoolean(flag),
        _ => CellValue.Blank,
    };

    /// <summary>The value for people, in the invariant culture.</summary>
    public override string ToString() => this switch
    {
        { Text: { } text } => text,
        // A whole number of four digits may be a year, and a year has no separator.
        { Number: >= 1000 and < 10_000 and var number } when number == Math.Floor(number) => number.ToString("0", CultureInfo.InvariantCulture),
        { Number: { } number } => number.ToString("#,##0.############", CultureInfo.InvariantCulture),
        { Date: { } date } => date.ToString(date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        { Boolean: { } flag } => flag ? "TRUE" : "FALSE",
        _ => "(nothing)",
    };
}
