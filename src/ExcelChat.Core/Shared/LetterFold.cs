namespace ExcelChat.Shared;

/// <summary>
/// Folds case and the diacritics of the Latin alphabets from a table of our own, so that neither a vector nor a key depends on the Unicode
/// data or the globalization mode of the machine that made it.
/// </summary>
internal static class LetterFold
{
    /// <summary>The result for a character that belongs to no word.</summary>
    public const char None = '\0';

    private const char FirstInTable = '\u00C0';

    // U+00C0 to U+017F, one base letter a code point; the signs of multiplication and division are spaces.
    private const string Table =
        "aaaaaaaceeeeiiiidnooooo ouuuuyts" +
        "aaaaaaaceeeeiiiidnooooo ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk" +
        "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The folded letter or digit, or <see cref="None"/>.</summary>
    public static char Of(char c)
    {
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : None;
        }

        if (c >= FirstInTable && c - FirstInTable < Table.Length)
        {
            var folded = Table[c - FirstInTable];
            return folded == ' ' ? None : folded;
        }

        return char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : None;
    }

    /// <summary>Whether the character is an accent that stands apart from its letter and is dropped.</summary>
    public static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';
}
