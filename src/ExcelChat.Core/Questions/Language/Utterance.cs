namespace ExcelChat.Questions.Language;

/// <summary>A question, cut into tokens.</summary>
internal sealed class Utterance
{
    /// <summary>Tokens beyond this many are not looked at: sets of tokens are held in 128 bits.</summary>
    public const int MaxTokens = 128;

    private const string Percent = "percent";

    private static readonly char[] Separators = [' ', ',', '.', '?', '!', ';', ':', '(', ')', '"', '\'', '/'];

    private readonly HashSet<string> _words;
    private readonly string _joined;
    private readonly HashSet<string> _abbreviations;
    private readonly HashSet<string> _capitalized;

    public Utterance(string text)
    {
        Text = text;
        Tokens = [.. OneWord(Lexer.Tokens(text)).Take(MaxTokens)];
        _abbreviations = Abbreviations(text);
        _capitalized = Capitalized(text);
        _words = Tokens.Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        Stems = Tokens.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        Meanings = Stems.SelectMany(Synonyms.Of).Concat(Stems).ToHashSet(StringComparer.Ordinal);
        _joined = $" {string.Join(' ', Tokens.Select(t => t.Text))} ";
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlySet<string> Stems { get; }

    /// <summary>The stems and their synonyms.</summary>
    public IReadOnlySet<string> Meanings { get; }

    /// <summary>Whether a token is written in capitals, as the names of countries and departments are: "in the US" has no "us".</summary>
    public bool IsAbbreviation(Token token) => _abbreviations.Contains(token.Text);

    /// <summary>Whether a token within the question begins with a capital, as names do.</summary>
    public bool IsCapitalized(int token) => _capitalized.Contains(Tokens[token].Text);

    /// <summary>Whether the word percent at a place is the unit of the number before it, as in "over 20 percent".</summary>
    public bool IsPercentOf(int token) => this[token] == Percent && token > 0 && Cues.NumberOf(Tokens[token - 1]) is not null;

    /// <summary>Whether any of the words or phrases, in lower case, is in the question.</summary>
    public bool Says(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Contains(' ', StringComparison.Ordinal) ? _joined.Contains($" {phrase} ", StringComparison.Ordinal) : _words.Contains(phrase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place of the first token of a phrase, or -1.</summary>
    public int Find(string phrase)
    {
        var at = _joined.IndexOf($" {phrase} ", StringComparison.Ordinal);
        return at < 0 ? -1 : _joined.AsSpan(0, at).Count(' ');
    }

    /// <summary>The tokens of which something holds.</summary>
    public TokenSet Where(Func<Token, bool> holds)
    {
        var found = default(TokenSet);
        for (var i = 0; i < Tokens.Count; i++)
        {
            found = holds(Tokens[i]) ? found.With(TokenSet.Of(i, 1)) : found;
        }

        return found;
    }

    public string this[int index] => index >= 0 && index < Tokens.Count ? Tokens[index].Text : "";

    // A question in capitals throughout has none that stand out.
    private static HashSet<string> Abbreviations(string text)
    {
        var words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var capitals = words.Where(w => w.Length is >= 2 and <= 4 && w.All(char.IsAsciiLetterUpper)).ToArray();
        return capitals.Length * 2 > words.Length ? [] : capitals.Select(w => w.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    private static HashSet<string> Capitalized(string text)
        => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Skip(1).Where(w => char.IsUpper(w[0])).Select(w => w.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    // The fourth quarter is Q4, as headers have it; per cent is percent.
    private static IEnumerable<Token> OneWord(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i + 1 < tokens.Count && tokens[i + 1].Text == "quarter" && QuarterOf(tokens[i].Text) is { } name)
            {
                yield return new(name, name);
                i++;
            }
            else if (i + 1 < tokens.Count && tokens[i].Text == "per" && tokens[i + 1].Text == "cent")
            {
                yield return new(Percent, Percent);
                i++;
            }
            else
            {
                yield return tokens[i];
            }
        }
    }

    private static string? QuarterOf(string ordinal) => ordinal switch
    {
        "first" or "1" => "q1",
        "second" or "2" => "q2",
        "third" or "3" => "q3",
        "fourth" or "4" => "q4",
        _ => null,
    };
}
