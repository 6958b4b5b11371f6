using System.Numerics;
using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.Paths;

/// <summary>A question as the different words that labels may have, each in a slot of a 64-bit mask.</summary>
internal sealed class PathQuestion
{
    private const int MaxSlots = 64;

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
        AsksForName = question.Says("which", "who", "whose", "where") || question.Says("what club", "what team", "what league", "what division", "what country");
    }

    public Utterance Question { get; }

    /// <summary>The words, by slot.</summary>
    public IEnumerable<KeyValuePair<string, int>> Slots => _slots;

    /// <summary>Whether a share, a percentage or a rate is asked for.</summary>
    public bool AsksForShare { get; }

    /// <summary>Whether a name is asked for and not a figure.</summary>
    public bool AsksForName { get; }

    /// <summary>Whether one word stands right before another.</summary>
    public bool Says(string first, string second) => _pairs.Contains((first, second));

    /// <summary>Whether the question itself says a text, so that it cannot be what is asked for.</summary>
    public bool Quotes(string text) => Lexer.Key(text) is { Length: > 0 } key && _joined.Contains($" {key} ", StringComparison.Ordinal);

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
