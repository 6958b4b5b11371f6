namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>Repeatable choices for generated records.</summary>
internal static class Choices
{
    public static T Of<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>An amount with cents.</summary>
    public static decimal Amount(this Random random, int least, int most) => random.Next(least * 100, most * 100) / 100m;

    public static DateOnly Day(this Random random, DateOnly first, DateOnly last) => first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));
}
