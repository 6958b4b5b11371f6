using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.Linking;

/// <summary>Reads the days, months and years that a question states: 2024, Q1 2024, July 2021, 5 March 2012, March 5, 2012, 2012-03-05.</summary>
internal static class DateReader
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The period that begins at a token, and its length in tokens; null when none does.</summary>
    /// <param name="question">The question.</param>
    /// <param name="start">The token.</param>
    /// <param name="assumed">The year of a month or quarter that is stated without one.</param>
    public static (DatePeriod Period, int Length)? At(Utterance question, int start, int? assumed = null)
    {
        if (At(question, start) is { } stated)
        {
            return stated;
        }

        return assumed is not { } year ? null
            : MonthOf(question[start]) is { } month ? (DatePeriod.Month(year, month), 1)
            : QuarterOf(question[start]) is { } quarter ? (DatePeriod.Quarter(year, quarter), 1)
            : null;
    }

    /// <summary>The length of what begins at a token and is a period or a month or quarter without its year; null when nothing is.</summary>
    public static int? Start(Utterance question, int start) => At(question, start, assumed: 2000)?.Length;

    private static (DatePeriod Period, int Length)? At(Utterance question, int start)
    {
        if (MonthOf(question[start]) is { } month)
        {
            return Year(question, start + 1) is { } year ? (DatePeriod.Month(year, month), 2)
                : question[start + 1] is "of" && Year(question, start + 2) is { } later ? (DatePeriod.Month(later, month), 3)
                : Day(question, start + 1) is { } day && Year(question, start + 2) is { } dayYear ? DayAt(dayYear, month, day) : null;
        }

        if (QuarterOf(question[start]) is { } quarter)
        {
            return Year(question, start + 1) is { } year ? (DatePeriod.Quarter(year, quarter), 2)
                : question[start + 1] is "of" or "in" && Year(question, start + 2) is { } later ? (DatePeriod.Quarter(later, quarter), 3) : null;
        }

        if (Day(question, start) is { } first && MonthOf(question[start + 1]) is { } named && Year(question, start + 2) is { } namedYear)
        {
            return DayAt(namedYear, named, first);
        }

        if (Year(question, start) is not { } only)
        {
            return null;
        }

        if (QuarterOf(question[start + 1]) is { } after)
        {
            return (DatePeriod.Quarter(only, after), 2);
        }

        return question.Text.Contains($"{question[start]}-", StringComparison.Ordinal) && Day(question, start + 1) is { } isoMonth and <= 12 && Day(question, start + 2) is { } isoDay
            ? DayAt(only, isoMonth, isoDay)
            : (DatePeriod.Year(only), 1);
    }

    private static (DatePeriod Period, int Length)? DayAt(int year, int month, int day)
        => day <= DateTime.DaysInMonth(year, month) ? (DatePeriod.Day(year, month, day), 3) : null;

    private static int? QuarterOf(string word) => word is ['q', >= '1' and <= '4'] ? word[1] - '0' : null;

    private static int? MonthOf(string word)
    {
        var index = Array.FindIndex(Months, m => m == word || (word.Length == 3 && m.StartsWith(word, StringComparison.Ordinal)));
        return index < 0 ? null : index + 1;
    }

    private static int? Year(Utterance question, int token) => token < question.Tokens.Count && question.Tokens[token].IsYear ? (int)question.Tokens[token].Number! : null;

    private static int? Day(Utterance question, int token)
        => token < question.Tokens.Count && question.Tokens[token].Number is >= 1 and <= 31 and var day && day == Math.Floor(day) ? (int)day : null;
}
