using ExcelChat.Plans;

namespace ExcelChat.Questions.Language;

/// <summary>Reads the stretch of time that a question counts back from the latest date: "in the last 3 months", "over the past two years".</summary>
internal static class RecentReader
{
    private const int Length = 3;

    /// <summary>How many periods of which part, and the tokens that say it; null when the question says none.</summary>
    public static (int Count, DatePart Part, TokenSet Span)? Of(Utterance question)
    {
        for (var i = 0; i + Length <= question.Tokens.Count; i++)
        {
            // The last 3 months of 2023 are not those of the latest date.
            if (question[i] is "last" or "past" or "latest" && question[i + Length] is not "of" && CountOf(question.Tokens[i + 1]) is { } count && PartOf(question[i + 2]) is { } part)
            {
                return (count, part, TokenSet.Of(i, Length));
            }
        }

        return null;
    }

    private static int? CountOf(Token token) => Cues.NumberOf(token) is >= 1 and <= 1000 and var n && n == Math.Floor(n) ? (int)n : null;

    private static DatePart? PartOf(string word) => word switch
    {
        "day" or "days" => DatePart.Day,
        "week" or "weeks" => DatePart.Week,
        "month" or "months" => DatePart.Month,
        "quarter" or "quarters" => DatePart.Quarter,
        "year" or "years" => DatePart.Year,
        _ => null,
    };
}
