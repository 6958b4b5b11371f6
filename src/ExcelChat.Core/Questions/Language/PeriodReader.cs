using ExcelChat.Plans;

namespace ExcelChat.Questions.Language;

/// <summary>Reads the stretch of time that a question groups dates by: "by month", "monthly", "per year", "which quarter", "over time".</summary>
internal static class PeriodReader
{
    private static readonly string[] Trends = ["over time", "trend", "develop", "developed", "evolve", "evolved", "evolution"];

    /// <summary>The part of dates, and the place of the word that says it; null and -1 when the question groups by none.</summary>
    public static (DatePart? Part, int Token) Of(Utterance question)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (PartOf(question[i]) is { } part && (IsAdverb(question[i]) || question[i - 1] is "by" or "per" or "each" or "every" or "which" or "what"))
            {
                return (part, i);
            }
        }

        return (question.Says(Trends) ? DatePart.YearMonth : null, -1);
    }

    private static DatePart? PartOf(string word) => word switch
    {
        "month" or "monthly" => DatePart.YearMonth,
        "quarter" or "quarterly" => DatePart.YearQuarter,
        "year" or "yearly" or "annual" or "annually" => DatePart.Year,
        "weekday" => DatePart.WeekdayName,
        "day" or "daily" => DatePart.Date,
        _ => null,
    };

    private static bool IsAdverb(string word) => word is "monthly" or "quarterly" or "yearly" or "annual" or "annually" or "daily";
}
