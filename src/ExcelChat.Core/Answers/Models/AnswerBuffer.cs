using System.Text;
using ExcelChat.Answers.Grounding;

namespace ExcelChat.Answers.Models;

/// <summary>
/// Gathers the tokens of a model to pieces that are worth sending: up to a natural break (the end of a sentence or a line), or to where it may be cut
/// when it grows too long or too old. What a piece claims is checked with what stands before it, so behind a claim it is cut where a clause ends, unless there is too much of it.
/// </summary>
internal sealed class AnswerBuffer(int maxSize)
{
    private const string Breaks = ".!?,;:";
    private readonly StringBuilder _text = new();
    private bool _mayBreak;
    private string _half = "";

    public bool IsEmpty => _text.Length == 0;

    public int Length => _text.Length;

    public void Add(string text)
    {
        // A character that is parted between two tokens is one.
        var whole = _half + text;
        _half = whole.Length > 0 && char.IsHighSurrogate(whole[^1]) ? whole[^1..] : "";
        var plain = PlainText.Of(whole[..^_half.Length], _text.Length > 0 ? _text[^1] : ' ');
        _text.Append(plain);
        _mayBreak |= plain.AsSpan().ContainsAny(" \n");
    }

    public void Clear() => _text.Clear();

    /// <summary>The text up to the last natural break, or to the last place to cut when there is too much; null while it is better to wait.</summary>
    public string? TakeReady()
    {
        // A break that was none does not become one, so most tokens are not looked at; the letter behind a space decides about it.
        var piece = _mayBreak ? Take(LastCut(IsSentenceEnd)) : null;
        _mayBreak &= _text.Length > 0 && _text[^1] is ' ' or '\n';
        return piece ?? (_text.Length >= maxSize ? TakeDue() ?? Take(LastGap()) ?? TakeAll() : null);
    }

    /// <summary>
    /// The text up to the last place to cut: ahead of what it claims between any two words, since what a figure is of may be said behind it, and from there on where a clause ends. Null
    /// when there is none.
    /// </summary>
    public string? TakeDue()
    {
        var end = ClaimReader.Read(_text.ToString()) is [var first, ..] ? first.Start : _text.Length;
        return Take(LastCut((text, at) => (at <= end || IsClauseEnd(text, at)) && IsBetweenWords(text, at)));
    }

    /// <summary>What there is of a text that broke off, without a claim at its end, of which a part may be missing; the rest is dropped.</summary>
    public string? TakeFinished()
    {
        var text = _text.ToString();
        var piece = ClaimReader.Read(text) is [.., var last] && last.End >= text.TrimEnd().Length ? Take(last.Start) : TakeAll();
        Clear();
        return piece;
    }

    /// <summary>All of it; null when there is nothing.</summary>
    public string? TakeAll() => Take(_text.Length);

    private int LastCut(Func<string, int, bool> mayCut)
    {
        var text = _text.ToString();
        for (var i = text.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]) && mayCut(text, i) && !IsInQuotation(text, i))
            {
                return i;
            }
        }

        return text.EndsWith('\n') && !IsInQuotation(text, text.Length) ? text.Length : 0;
    }

    // The last space that no digit is beside: a quotation without an end must not make it grow.
    private int LastGap()
    {
        var text = _text.ToString();
        return Enumerable.Range(1, text.Length - 1).LastOrDefault(i => text[i - 1] == ' ' && IsBetweenWords(text, i));
    }

    private static bool IsSentenceEnd(string text, int at)
        => text[at - 1] == '\n' || (at > 1 && text[at - 2] is '.' or '!' or '?' && !char.IsLower(text[at]) && (at < 3 || !char.IsAsciiDigit(text[at - 3]) || char.IsUpper(text[at])));

    private static bool IsClauseEnd(string text, int at) => at > 1 && text[at - 2] is ',' or ';';

    // Neither side has a digit, and the word behind is whole: nothing that belongs to a figure is parted from it.
    private static bool IsBetweenWords(string text, int at)
    {
        var (before, after) = (text[..at].TrimEnd(), text[at..].TrimStart());
        var end = after.IndexOfAny([' ', '\n']);
        return end > 0 && IsPlain(before[(before.LastIndexOfAny([' ', '\n']) + 1)..]) && IsPlain(after[..end]) && (Breaks.Contains(before[^1], StringComparison.Ordinal) || char.IsLetter(before[^1]));
    }

    private static bool IsPlain(string word) => word.Length > 0 && !word.Any(char.IsAsciiDigit) && !"$€£¥'“\"".Contains(word[0], StringComparison.Ordinal);

    private static bool IsInQuotation(string text, int at)
        => text.AsSpan(0, at).Count('"') % 2 == 1 || text.AsSpan(0, at).Count('“') > text.AsSpan(0, at).Count('”');

    private string? Take(int length)
    {
        if (length <= 0)
        {
            return null;
        }

        var piece = _text.ToString(0, length);
        _text.Remove(0, length);
        return piece;
    }
}
