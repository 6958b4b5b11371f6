using System.Globalization;
using ExcelChat.Answers;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>Holds an answer against the expected rows: as many rows, in their order where a ranking is asked for, and each cell there.</summary>
internal static class ExpectedAnswer
{
    /// <summary>Whether an answer gives the expected rows. A list of names may come with the figure that ranks them, and a key with the figure of its group.</summary>
    public static bool Fits(BusinessQuestion question, Answer answer)
    {
        var width = answer.Values.Select(v => v.Column).Distinct(StringComparer.Ordinal).Count();
        var rows = width == 0 ? [] : answer.Values.Chunk(width).ToList();
        if (rows.Count != question.Rows.Count || width > Math.Max(2, question.Rows[0].Length))
        {
            return false;
        }

        return question.Kind == QuestionKind.Top
            ? rows.Zip(question.Rows).All(pair => HasAll(pair.First, pair.Second))
            : question.Rows.All(expected => rows.FindIndex(row => HasAll(row, expected)) is >= 0 and var at && Take(rows, at));
    }

    private static bool Take(List<AnswerValue[]> rows, int at)
    {
        rows.RemoveAt(at);
        return true;
    }

    private static bool HasAll(AnswerValue[] row, object[] expected) => expected.All(e => row.Any(value => Equal(value, e)));

    private static bool Equal(AnswerValue actual, object expected) => expected switch
    {
        string text => string.Equals(actual.Text.Trim(), text, StringComparison.OrdinalIgnoreCase),
        DateOnly day => actual.Value.AsDateTime() is { } date && DateOnly.FromDateTime(date) == day,
        MonthOf month => Names(month).Contains(actual.Text.Trim(), StringComparer.OrdinalIgnoreCase) || (actual.Value.AsDateTime() is { } date && MonthOf.Day(DateOnly.FromDateTime(date)) == month),
        bool flag => actual.Value.Kind == CellKind.Boolean && actual.Value.Number != 0 == flag,
        _ => Number(actual) is { } number && Math.Abs(number - Convert.ToDouble(expected, CultureInfo.InvariantCulture)) <= 1e-9 * Math.Max(1, Math.Abs(number)),
    };

    // Headers that are years are texts.
    private static double? Number(AnswerValue value) => value.Value.IsNumeric ? value.Value.Number
        : double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Names(MonthOf month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return [.. new[] { "MMMM", "MMMM yyyy", "MMM yyyy", "yyyy-MM" }.Select(format => first.ToString(format, CultureInfo.InvariantCulture)), month.Month.ToString(CultureInfo.InvariantCulture)];
    }
}
