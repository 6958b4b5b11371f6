namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>A month of a year as the key of an answer, however it is written.</summary>
internal sealed record MonthOf(int Year, int Month)
{
    public static MonthOf Day(DateOnly day) => new(day.Year, day.Month);
}
