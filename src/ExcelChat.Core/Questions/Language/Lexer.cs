using System.Globalization;
using System.Text;
using ExcelChat.Shared;

namespace ExcelChat.Questions.Language;

/// <summary>
/// Cuts questions, headers and cells into tokens, the same way for all three, so that they can be compared.
/// Numbers are read before punctuation is dropped: "15,000" is one token.
/// </summary>
internal static class Lexer
{
    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["k"] = 1e3, ["m"] = 1e6, ["mn"] = 1e6, ["bn"] = 1e9, ["b"] = 1e9, ["thousand"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9, ["trillion"] = 1e12,
    };

    public static IReadOnlyList<Token> Tokens(string text)
    {
        var plain = Fold(text);
        var tokens = new List<Token>();
        for (var i = 0; i < plain.Length;)
        {
            if (char.IsAsciiDigit(plain[i]))
            {
                tokens.Add(Number(plain, ref i) with { IsPercent = plain.AsSpan(i).TrimStart() is ['%', ..] });
            }
            else if (char.IsLetter(plain[i]))
            {
                Word(plain, ref i, tokens);
            }
            else
            {
                i++;
            }
        }

        return tokens;
    }

    /// <summary>The tokens joined by spaces: the key under which equal texts meet.</summary>
    public static string Key(string text) => string.Join(' ', Tokens(text).Select(t => t.Text));

    /// <summary>The stems of the words of a header.</summary>
    public static IReadOnlyList<string> Stems(string text) => [.. Tokens(text).Select(t => t.Stem)];

    /// <summary>The word without its most common English ending: hired, hires, hiring and hire meet in "hir".</summary>
    public static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        }

        foreach (var ending in (ReadOnlySpan<string>)["ing", "ers", "ed", "er", "es", "s", "e"])
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Single(word[..^ending.Length], ending);
            }
        }

        return word;
    }

    /// <summary>Whether two stems are of one family, as satisfied and satisfaction, remote and remotely are.</summary>
    public static bool IsRelated(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        return (shared >= 6 && 2 * shared >= Math.Max(left.Length, right.Length)) || (shared >= 5 && (IsAdverbOf(left, right) || IsAdverbOf(right, left)));
    }

    private static bool IsAdverbOf(string adverb, string stem) => adverb == $"{stem}ly" || adverb == $"{stem}ely";

    // Shipped is ship with a p more; full, less and plain plurals keep their letters.
    private static string Single(string stem, string ending)
        => ending is "ing" or "ed" or "er" or "ers" && stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o') ? stem[..^1] : stem;

    private static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!LetterFold.IsAccent(c))
            {
                folded.Append(LetterFold.Of(c) is not LetterFold.None and var letter ? letter : c);
            }
        }

        return folded.ToString();
    }

    private static void Word(string text, ref int i, List<Token> tokens)
    {
        var start = i;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '\'' && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
        {
            i++;
        }

        var word = text[start..i];
        var apostrophe = word.IndexOf('\'', StringComparison.Ordinal);
        word = apostrophe > 0 && word.Length - apostrophe <= 2 ? word[..apostrophe] : word.Replace("'", "", StringComparison.Ordinal);
        tokens.Add(new(word, Stem(word)));
    }

    private static Token Number(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || IsGroupSeparator(text, i) || IsPoint(text, i)))
        {
            i++;
        }

        var digits = text[start..i].Replace(",", "", StringComparison.Ordinal);
        var suffix = i;
        while (i < text.Length && char.IsLetterOrDigit(text[i]))
        {
            i++;
        }

        var letters = text[suffix..i];
        if (letters.Length == 0 && ScaleWord(text, i) is { } word)
        {
            i += word.Length + 1;
            return Value(digits, Scales[word]);
        }

        if (letters.Length > 0 && !Scales.ContainsKey(letters))
        {
            var code = digits + letters;
            return letters is "st" or "nd" or "rd" or "th" ? Value(digits, 1) : new(code, Stem(code));
        }

        return Value(digits, letters.Length > 0 ? Scales[letters] : 1);
    }

    /// <summary>The word after a number that multiplies it, as in "10 million".</summary>
    private static string? ScaleWord(string text, int i)
    {
        if (i >= text.Length || text[i] != ' ')
        {
            return null;
        }

        var end = i + 1;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        var word = text[(i + 1)..end];
        return word.Length > 2 && Scales.ContainsKey(word) ? word : null;
    }

    private static Token Value(string digits, double scale)
    {
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return new(digits, digits);
        }

        // A code such as 007 is not the number 7; it stays as written and counts as a number beside.
        var text = digits[0] == '0' && digits.Length > 1 && digits[1] != '.' ? digits : (value * scale).ToString("0.############", CultureInfo.InvariantCulture);
        return new(text, text, value * scale);
    }

    private static bool IsGroupSeparator(string text, int i)
        => text[i] == ',' && i + 3 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3])
            && (i + 4 >= text.Length || !char.IsAsciiDigit(text[i + 4]));

    private static bool IsPoint(string text, int i) => text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
}
