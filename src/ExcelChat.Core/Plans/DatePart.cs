using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A part of a date, of the Gregorian calendar and in English whatever the culture of the machine.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DatePart>))]
public enum DatePart
{
    /// <summary>The year: 2024.</summary>
    Year,

    /// <summary>The quarter of the year: 1 to 4.</summary>
    Quarter,

    /// <summary>The month of the year: 1 to 12.</summary>
    Month,

    /// <summary>The week of the year: 1 to 53 (ISO 8601).</summary>
    Week,

    /// <summary>The day of the month: 1 to 31.</summary>
    Day,

    /// <summary>The day of the week: 1 for Monday to 7 for Sunday (ISO 8601).</summary>
    Weekday,

    /// <summary>The first year of the decade: 1990.</summary>
    Decade,

    /// <summary>The century: 20 for 1901 to 2000.</summary>
    Century,

    /// <summary>The day without its time.</summary>
    Date,

    /// <summary>The name of the month: March.</summary>
    MonthName,

    /// <summary>The name of the day of the week: Friday.</summary>
    WeekdayName,

    /// <summary>The month with its year, in an order that is also that of time: 2024-03.</summary>
    YearMonth,

    /// <summary>The quarter with its year: 2024 Q1.</summary>
    YearQuarter,
}
