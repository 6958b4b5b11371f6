using System.Numerics;
using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.Paths;

/// <summary>A question as the different words that labels may have, each in a slot of a 64-bit mask.</summary>
internal sealed class PathQuestion
{
    private const int MaxSlots = 64;

    private static readonly string[] Figures =
    [
        "percent", "percentage", "percentages", "proportion", "proportions", "share", "number", "numbers", "rate", "rates", "ratio", "amount", "value", "difference", "average",
        "mean", "median", "total", "sum", "probability", "prevalence", "growth", "range", "increase", "decrease", "income", "score", "likelihood", "odds", "count",
    ];

    private static readonly string[] Declines =
    [
        "decrease", "decreased", "decreases", "decreasing", "decline", "declined", "declines", "drop", "dropped", "fall", "fell", "fallen", "down", "lower", "less", "fewer",
        "loss", "lost", "reduction", "reduced", "shrink", "shrank", "difference", "gap",
    ];

    private static readonly string[] Rises =
    [
        "increase", "increased", "increases", "increasing", "grow", "grew", "grown", "growth", "rise", "rose", "risen", "change", "changed", "higher", "more", "greater", "than", "compared",
    ];

    private static readonly string[] Ratios = ["ratio", "times", "twice", "fold"];

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly TokenSet[] _spans = new TokenSet[MaxSlots];
    private readonly HashSet<(string, string)> _pairs = [];
    private readonly string _joined;

    public PathQuestion(Utterance question)
    {
        Question = question;
        var words = question.Tokens.Select(PathWords.Of).ToArray();
        for (var token = 0; token < words.Length; token++)
        {
            if (_slots.TryGetValue(words[token], out var slot) || (_slots.Count < MaxSlots && _slots.TryAdd(words[token], slot = _slots.Count)))
            {
                _spans[slot] = _spans[slot].With(TokenSet.Of(token, 1));
            }

            _pairs.Add((words[Math.Max(0, token - 1)], words[token]));
        }

        _joined = $" {string.Join(' ', question.Tokens.Select(t => t.Text))} ";
        AsksForShare = _slots.ContainsKey(PathWords.Share) || _slots.ContainsKey("rate") || question.Text.Contains('%', StringComparison.Ordinal);
        Wants = FormOf(question);
    }

    public Utterance Question { get; }

    /// <summary>The words, by slot.</summary>
    public IEnumerable<KeyValuePair<string, int>> Slots => _slots;

    /// <summary>Whether a share, a percentage or a rate is asked for.</summary>
    public bool AsksForShare { get; }

    /// <summary>What is asked for.</summary>
    public AnswerForm Wants { get; }

    /// <summary>Whether a name is asked for and not a figure.</summary>
    public bool AsksForName => Wants == AnswerForm.Name;

    private bool Asks(string[] cues, ulong slots)
    {
        var explained = Tokens(slots);
        return Enumerable.Range(0, Question.Tokens.Count).Any(token => Array.IndexOf(cues, Question[token]) >= 0 && !explained.Overlaps(TokenSet.Of(token, 1)));
    }

    private static AnswerForm FormOf(Utterance question)
    {
        var asking = Enumerable.Range(0, question.Tokens.Count).FirstOrDefault(token => question[token] is "which" or "who" or "whose" or "where" or "what" or "how" or "when", -1);
        return (asking < 0 ? "" : question[asking]) switch
        {
            "which" or "who" or "whose" or "where" => AnswerForm.Name,
            "how" => AnswerForm.Figure,
            "what" when Enumerable.Range(asking + 1, 6).Any(token => Array.IndexOf(Figures, question[token]) >= 0) => AnswerForm.Figure,
            _ => AnswerForm.Open,
        };
    }

    /// <summary>Whether one word stands right before another.</summary>
    public bool Says(string first, string second) => _pairs.Contains((first, second));

    /// <summary>Whether the question itself says a text, so that it cannot be what is asked for.</summary>
    public bool Quotes(string text) => Lexer.Key(text) is { Length: > 0 } key && _joined.Contains($" {key} ", StringComparison.Ordinal);

    /// <summary>Whether the question asks how far something went down, so that its figure is negative and is not said to be.</summary>
    /// <param name="slots">The words that labels account for: those ask for nothing.</param>
    public bool AsksForDecline(ulong slots) => Asks(Declines, slots);

    /// <summary>Whether the question asks how two figures differ.</summary>
    /// <param name="slots">The words that labels account for.</param>
    public bool AsksForChange(ulong slots) => Asks(Declines, slots) || Asks(Rises, slots);

    /// <summary>Whether the question asks how many times one figure is another.</summary>
    /// <param name="slots">The words that labels account for.</param>
    public bool AsksForRatio(ulong slots) => Asks(Ratios, slots);

    /// <summary>The place in the question of the first word of some slots; past its end for none.</summary>
    public int FirstToken(ulong slots) => Tokens(slots) is { Count: > 0 } tokens ? (int)UInt128.TrailingZeroCount(tokens.Bits) : Utterance.MaxTokens;

    /// <summary>The tokens of some slots.</summary>
    public TokenSet Tokens(ulong slots)
    {
        var tokens = default(TokenSet);
        for (; slots != 0; slots &= slots - 1)
        {
            tokens = tokens.With(_spans[BitOperations.TrailingZeroCount(slots)]);
        }

        return tokens;
    }
}
