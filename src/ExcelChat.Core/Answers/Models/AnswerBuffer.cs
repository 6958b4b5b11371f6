using System.Text;

namespace ExcelChat.Answers.Models;

/// <summary>
/// Gathers the tokens of a model to pieces that are worth sending: up to a natural break (the end of a sentence, a clause or a line), or to where it may be cut
/// when it grows too long or too old. A figure with its unit, a day and a quotation are never cut, as a piece is checked by itself.
/// </summary>
internal sealed class AnswerBuffer(int maxSize)
{
    private const string Breaks = ".!?,;:";
    private readonly StringBuilder _text = new();
    private bool _mayBreak;

    public bool IsEmpty => _text.Length == 0;

    public int Length => _text.Length;

    public void Add(string text)
    {
        _text.Append(text);
        _mayBreak |= text.AsSpan().ContainsAny(" \n");
    }

    public void Clear() => _text.Clear();

    /// <summary>The text up to the last natural break, or to the last place to cut when there is too much; null while it is better to wait.</summary>
    public string? TakeReady()
    {
        // A break that was none does not become one, so most tokens are not looked at; the letter behind a space decides about it.
        var piece = _mayBreak ? Take(LastCut(natural: true)) : null;
        _mayBreak &= _text.Length > 0 && _text[^1] is ' ' or '\n';
        return piece ?? (_text.Length >= maxSize ? TakeDue() ?? TakeAll() : null);
    }

    /// <summary>The text up to the last place to cut; null when there is none.</summary>
    public string? TakeDue() => Take(LastCut(natural: false));

    /// <summary>All of it; null when there is nothing.</summary>
    public string? TakeAll() => Take(_text.Length);

    // A sentence is checked as a whole, so a piece ends at its end; a comma serves only when a piece is due.
    private int LastCut(bool natural)
    {
        var text = _text.ToString();
        for (var i = text.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]) && (natural ? IsSentenceEnd(text, i - 1) : IsBetweenWords(text, i)) && !IsInQuotation(text, i))
            {
                return i;
            }
        }

        return text.EndsWith('\n') && !IsInQuotation(text, text.Length) ? text.Length : 0;
    }

    private static bool IsSentenceEnd(string text, int space)
        => text[space] == '\n' || (space > 0 && text[space - 1] is '.' or '!' or '?' && (space < 2 || !char.IsAsciiDigit(text[space - 2]) || char.IsUpper(text[space + 1])));

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
