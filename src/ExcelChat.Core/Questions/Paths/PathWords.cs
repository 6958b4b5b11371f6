using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.Paths;

/// <summary>Words of labels and questions in the form in which they meet: stems, with the words of statistics that stand for each other as one.</summary>
internal static class PathWords
{
    /// <summary>The word of labels that stand for all of their axis: total, all, both, overall.</summary>
    public const string Total = "total";

    /// <summary>The word of shares: %, percent, percentage, proportion, share.</summary>
    public const string Share = "percent";

    private static readonly Dictionary<string, string> Meanings = Fold(
        ["total", "totals", "all", "both", "overall"],
        ["percent", "percentage", "percentages", "proportion", "proportions", "share"],
        ["male", "men", "man", "boy"],
        ["female", "women", "woman", "girl"],
        ["child", "children"],
        ["person", "people"],
        ["young", "youth"],
        ["average", "mean", "avg"],
        ["usa", "us", "u", "america", "american"],
        ["canada", "canadian"],
        ["appearance", "apps", "app", "game", "match", "matches"],
        ["goal", "gls"],
        ["yard", "yds"],
        ["not", "non", "without", "no", "never", "none"],
        ["constant", "inflation", "real"],
        ["touchdown", "td"]);

    private static readonly HashSet<string> Weak = new(
        """
        the a an of in on at to for and or is are was were did do does has have had by with from that this it its their his her they them those these
        how many much what which who whom when where whose there be been as than list name each one into only any if but so out up per during between among
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Lexer.Stem),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Doubts =
        [.. new[] { "ci", "confidence", "interval", "standard", "error", "lower", "upper", "limit", "se", "variance", "cv", "deviation" }.Select(Of)];

    /// <summary>The words of a label, in its order.</summary>
    public static IReadOnlyList<string> In(string label)
        => [.. Lexer.Tokens(label.Replace("%", " percent ", StringComparison.Ordinal)).Select(Of)];

    /// <summary>The form of a token.</summary>
    public static string Of(Token token) => Meanings.GetValueOrDefault(token.Text) ?? Meanings.GetValueOrDefault(token.Stem) ?? token.Stem;

    /// <summary>Whether a word says little about what a label names.</summary>
    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>Whether figures under a label of this word are counts.</summary>
    public static bool IsOfCount(string word) => word is "number" or "numb" or "count" or "frequency";

    /// <summary>Whether a word speaks of how sure a figure is, which is seldom what is asked for.</summary>
    public static bool IsOfDoubt(string word) => Doubts.Contains(word);

    private static string Of(string word) => Meanings.GetValueOrDefault(word) ?? Lexer.Stem(word);

    private static Dictionary<string, string> Fold(params ReadOnlySpan<string[]> groups)
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var word in group)
            {
                meanings[word] = group[0];
                meanings[Lexer.Stem(word)] = group[0];
            }
        }

        return meanings;
    }
}
