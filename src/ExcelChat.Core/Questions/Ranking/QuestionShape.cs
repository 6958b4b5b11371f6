using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Ranking;

/// <summary>What the features say of a question: how it begins, the words of operations in it, the noun that it asks for.</summary>
internal sealed class QuestionShape
{
    private static readonly HashSet<string> KeyWords = new(
        """
        how many much what which who when where first last most least highest lowest more less than total average sum difference between
        before after next previous or year years long longest largest best top same other only consecutive times number amount name list
        time date was is at over under above below each per any not both and by combined all
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    public QuestionShape(Utterance question)
    {
        var words = question.Tokens.Select(t => t.Number is null ? t.Text : t.IsYear ? "#year" : "#").ToArray();
        First = At(words, 0);
        FirstTwo = $"{First} {At(words, 1)}";
        FirstThree = $"{FirstTwo} {At(words, 2)}";
        Keys = [.. words.Where(IsKey).Distinct(StringComparer.Ordinal)];
        KeyPairs = [.. Enumerable.Range(0, Math.Max(0, words.Length - 1))
            .Where(i => IsKey(words[i]) || IsKey(words[i + 1]))
            .Select(i => $"{words[i]} {words[i + 1]}")
            .Distinct(StringComparer.Ordinal)];
        Superlatives = [.. words.Where(IsSuperlative).Distinct(StringComparer.Ordinal)];
        Wanted = NounOf(question);
    }

    /// <summary>The first word.</summary>
    public string First { get; }

    /// <summary>The first two words.</summary>
    public string FirstTwo { get; }

    /// <summary>The first three words.</summary>
    public string FirstThree { get; }

    /// <summary>The words that ask for operations.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Neighbouring words of which one is of <see cref="Keys"/>.</summary>
    public IReadOnlyList<string> KeyPairs { get; }

    /// <summary>The superlatives.</summary>
    public IReadOnlyList<string> Superlatives { get; }

    /// <summary>The stem of the word that says what is asked for: of "which country had" it is country, of "how many gold medals" gold.</summary>
    public string Wanted { get; }

    private static string At(string[] words, int index) => index < words.Length ? words[index] : "";

    private static bool IsKey(string word) => KeyWords.Contains(word) || IsSuperlative(word);

    private static bool IsSuperlative(string word)
        => word is "first" or "last" or "most" or "least" or "best" or "worst" or "top" or "bottom" or "more" or "less" or "fewer" || (word.Length > 4 && word.EndsWith("est", StringComparison.Ordinal));

    private static string NounOf(Utterance question)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (question[i] is "what" or "which" or "whose" or "many" or "much" or "name" or "list")
            {
                for (var j = i + 1; j < Math.Min(i + 5, question.Tokens.Count); j++)
                {
                    if (!StopWords.Contains(question[j]))
                    {
                        return question.Tokens[j].Stem;
                    }
                }
            }
        }

        return "";
    }
}
