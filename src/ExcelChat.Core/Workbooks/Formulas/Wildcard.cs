namespace ExcelChat.Workbooks.Formulas;

/// <summary>A text with Excel's wildcards: <c>*</c> for any text, <c>?</c> for any character, <c>~</c> before one that is meant as it stands.</summary>
internal sealed class Wildcard
{
    private const char AnyText = '\uFFFE';
    private const char AnyCharacter = '\uFFFF';
    private readonly string _pattern;

    public Wildcard(string pattern)
    {
        var compiled = new System.Text.StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var isEscape = pattern[i] == '~' && i + 1 < pattern.Length && pattern[i + 1] is '*' or '?' or '~';
            compiled.Append(isEscape ? pattern[++i] : pattern[i] switch { '*' => AnyText, '?' => AnyCharacter, var c => char.ToUpperInvariant(c) });
        }

        _pattern = compiled.ToString();
    }

    /// <summary>Whether a pattern has anything but plain characters.</summary>
    public static bool IsIn(string pattern) => pattern.AsSpan().IndexOfAny('*', '?', '~') >= 0;

    /// <summary>Whether a whole text is of the pattern.</summary>
    public bool Matches(ReadOnlySpan<char> text) => Length(text, whole: true) >= 0;

    /// <summary>Whether a text begins with the pattern.</summary>
    public bool Begins(ReadOnlySpan<char> text) => Length(text, whole: false) >= 0;

    private int Length(ReadOnlySpan<char> text, bool whole)
    {
        int at = 0, rule = 0, star = -1, mark = 0;
        while (rule < _pattern.Length || (whole && at < text.Length))
        {
            if (rule < _pattern.Length && _pattern[rule] == AnyText)
            {
                star = rule++;
                mark = at;
            }
            else if (rule < _pattern.Length && at < text.Length && (_pattern[rule] == AnyCharacter || _pattern[rule] == char.ToUpperInvariant(text[at])))
            {
                rule++;
                at++;
            }
            else if (star >= 0 && mark < text.Length)
            {
                rule = star + 1;
                at = ++mark;
            }
            else
            {
                return -1;
            }
        }

        return at;
    }
}
