using ExcelChat.Plans;

namespace ExcelChat.Questions.Language;

/// <summary>What the wording of a question hints at. English.</summary>
internal sealed class Cues
{
    private static readonly string[] Upward =
    [
        "most", "highest", "largest", "biggest", "greatest", "maximum", "max", "top", "best", "longest", "latest", "newest", "last", "tallest", "heaviest",
        "oldest", "fastest", "richest", "more", "higher", "larger", "longer", "bigger", "greater", "later", "newer", "peak", "strongest", "deepest", "recent",
        "youngest",
    ];

    private static readonly string[] Downward =
    [
        "least", "lowest", "smallest", "fewest", "minimum", "min", "worst", "shortest", "earliest", "bottom", "less", "lower", "fewer", "smaller", "shorter",
        "earlier", "cheapest", "cheaper", "slowest", "lightest", "weakest", "first", "older",
    ];

    private static readonly string[] Numerals =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Operations =
    [
        "total", "sum", "average", "mean", "median", "difference", "between", "count", "combined", "overall", "previous", "following", "same", "other",
        "than", "compared", "both", "either", "listed", "table", "value", "many", "much", "grow", "grew", "grown", "change", "changed", "increase", "decrease", "there", "common", "frequent", "often", "popular", "time", "times",
    ];

    public Cues(Utterance question)
    {
        HowMany = question.Says("how many", "number of", "how much", "count", "headcount", "amount of");
        HowMuch = question.Says("how much", "total amount of", "average amount of") && !question.Says("how many", "number of");
        Total = question.Says("total", "sum", "combined", "altogether", "overall", "together", "in all");
        Average = question.Says("average", "mean", "avg", "on average", "typical");
        Median = question.Says("median");
        Difference = question.Says("difference", "differ", "how many more", "how much more", "how many fewer", "how much less", "compared", "change", "grow", "grew", "increase", "decrease", "gap")
            || ComparesWithThing(question);
        Span = question.Says("range", "between", "difference", "gap", "spread");
        Or = question.Says("or");
        Next = question.Says("next", "after", "following", "follows", "followed", "below", "succeeded", "immediately after");
        Previous = question.Says("before", "previous", "previously", "prior", "preceding", "preceded", "precedes", "above", "immediately before");
        Same = question.Says("same", "also", "as well", "equal");
        Other = question.Says("other", "besides", "not", "except", "aside", "else", "apart", "other than", "excluding", "without");
        var recent = RecentReader.Of(question)?.Span ?? default;
        Superlative = Ranks(question, Upward, recent) || Ranks(question, Downward, recent) || Enumerable.Range(0, question.Tokens.Count).Any(i => IsSuperlative(question, i) && !recent.Overlaps(TokenSet.Of(i, 1)));
        FirstRow = question.Says("first", "earliest", "initial", "top");
        LastRow = question.Says("final", "most recent", "bottom") || question.Where(token => token.Text is "last" or "latest").Without(recent).Count > 0;
        Direction = Ranks(question, Downward, recent) && !question.Says("most", "highest", "largest") ? -1 : Ranks(question, Upward, recent) ? 1 : 0;
        Each = question.Says("by", "per", "each", "every", "for each", "broken down", "grouped");
        (Top, TopToken) = TopCount(question, recent);
        Share = Enumerable.Range(0, question.Tokens.Count).Any(i => IsShare(question[i]) && !question.IsPercentOf(i));
        (Period, PeriodToken) = PeriodReader.Of(question);
    }

    public bool HowMany { get; }

    /// <summary>Whether an amount is asked for, which no number of rows is.</summary>
    public bool HowMuch { get; }

    public bool Total { get; }

    /// <summary>Whether a part of a whole is asked for.</summary>
    public bool Share { get; }

    /// <summary>The part of dates that the question groups by; null when it groups by none.</summary>
    public DatePart? Period { get; }

    /// <summary>The place of the token that says <see cref="Period"/>; -1 when no single one does.</summary>
    public int PeriodToken { get; }

    public bool Average { get; }

    public bool Median { get; }

    public bool Difference { get; }

    public bool Span { get; }

    public bool Or { get; }

    public bool Next { get; }

    public bool Previous { get; }

    public bool Same { get; }

    public bool Other { get; }

    public bool Superlative { get; }

    public bool FirstRow { get; }

    public bool LastRow { get; }

    /// <summary>1 for the most, -1 for the least, 0 when the question asks for neither.</summary>
    public int Direction { get; }

    public bool Each { get; }

    /// <summary>The n of "top n", "5 largest"; 0 when none is asked for.</summary>
    public int Top { get; }

    /// <summary>The place of the token that says <see cref="Top"/>, which then names no cell; -1 when there is none.</summary>
    public int TopToken { get; }

    /// <summary>Whether a word asks for an operation rather than naming something.</summary>
    public static bool IsCue(string word) => Array.IndexOf(Upward, word) >= 0 || Array.IndexOf(Downward, word) >= 0 || Array.IndexOf(Operations, word) >= 0;

    /// <summary>Whether a word compares, as higher and newer do: it is no form of High or New.</summary>
    public static bool IsComparative(string word) => word.EndsWith("er", StringComparison.Ordinal) && IsCue(word);

    /// <summary>Whether a word asks for a part of a whole.</summary>
    public static bool IsShare(string word) => word is "share" or "percentage" or "percent" or "proportion" or "fraction";

    /// <summary>Whether a word is a measure of things and not a thing that a row could stand for.</summary>
    public static bool IsUnit(string word) => word is "units" or "pieces" or "copies" or "hours" or "minutes" or "tons" or "tonnes" or "kilograms" or "miles" or "kilometers" or "kilometres" or "dollars" or "euros";

    /// <summary>The value of a number word or a token that is a number.</summary>
    public static double? NumberOf(Token token)
        => token.Number ?? (Array.IndexOf(Numerals, token.Text) is >= 0 and var value ? value : null);

    // "More than 5" and "5 or more" compare with a number; they do not ask for the most.
    private static bool Ranks(Utterance question, string[] words, TokenSet recent)
        => Enumerable.Range(0, question.Tokens.Count).Any(i =>
            Array.IndexOf(words, question[i]) >= 0
            && !recent.Overlaps(TokenSet.Of(i, 1))
            && question[i + 1] != "than"
            && !(question[i - 1] == "or" && i > 1 && NumberOf(question.Tokens[i - 2]) is not null));

    // "How many more than Ada" holds two things against each other; "more than 5" is a condition.
    private static bool ComparesWithThing(Utterance question)
        => Enumerable.Range(0, Math.Max(0, question.Tokens.Count - 1)).Any(i =>
            question[i] == "than" && question[i - 1] is ("more" or "less" or "fewer" or "longer" or "higher") && NumberOf(question.Tokens[i + 1]) is null);

    private static (int Count, int Token) TopCount(Utterance question, TokenSet recent)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (NumberOf(question.Tokens[i]) is { } n and >= 1 and <= 1000 && n == Math.Floor(n) && question[i - 2] != "at" && !recent.Overlaps(TokenSet.Of(i, 1)) && CountsRanked(question, i))
            {
                return (int.CreateChecked(n), i);
            }
        }

        return (0, -1);
    }

    // "Top 3", "3 largest orders", "the 3 schools with the highest rate".
    private static bool CountsRanked(Utterance question, int number)
        => IsRank(question[number - 1]) || IsRank(question[number + 1]) || IsSuperlative(question, number + 1)
            || (question[number + 2] == "with" && Enumerable.Range(number + 3, 2).Any(i => IsRank(question[i]) || IsSuperlative(question, i)));

    // Hillcrest and Budapest are names.
    private static bool IsSuperlative(Utterance question, int token)
        => question[token] is { Length: > 4 } word && word.EndsWith("est", StringComparison.Ordinal) && !question.IsCapitalized(token);

    private static bool IsRank(string word)
        => word is "top" or "bottom" or "best" or "worst" or "largest" or "highest" or "lowest" or "smallest" or "biggest" or "most" or "least" or "cheapest" or "oldest" or "youngest" or "latest" or "newest";
}
