using System.Globalization;
using System.Text;

namespace ExcelChat.Stores;

/// <summary>
/// Cuts text into words: runs of letters, digits and combining marks, in lower case, the same in every culture. A code or a number in parts, such as <c>SKU-1042-B</c> or <c>1,234.50</c>, is a word
/// without its separators too, so that it is found as a whole and however it is written.
/// </summary>
internal static class Words
{
    private const int MostParts = 6;
    private const int LongestCode = 40;

    public static IEnumerable<string> Of(string text)
    {
        List<string> parts = [];
        var end = -1;
        foreach (var (start, length) in Runs(text))
        {
            // What is joined stands one character apart, and that is no blank.
            if (parts.Count > 0 && (start != end + 1 || char.IsWhiteSpace(text[end])))
            {
                if (Code(parts) is { } code)
                {
                    yield return code;
                }

                parts.Clear();
            }

            var word = text.Substring(start, length).ToLowerInvariant();
            parts.Add(word);
            end = start + length;
            yield return word;
        }

        if (Code(parts) is { } last)
        {
            yield return last;
        }
    }

    private static string? Code(List<string> parts)
        => parts.Count is > 1 and <= MostParts && parts.Sum(part => part.Length) <= LongestCode && parts.Exists(part => part.AsSpan().ContainsAnyInRange('0', '9'))
            ? string.Concat(parts)
            : null;

    private static IEnumerable<(int Start, int Length)> Runs(string text)
    {
        var start = -1;
        for (var index = 0; index < text.Length;)
        {
            // A lone surrogate does not decode and leaves the null rune, which separates.
            var length = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
            var inWord = IsWordPart(rune);
            if (inWord && start < 0)
            {
                start = index;
            }
            else if (!inWord && start >= 0)
            {
                yield return (start, index - start);
                start = -1;
            }

            index += length;
        }

        if (start >= 0)
        {
            yield return (start, text.Length - start);
        }
    }

    private static bool IsWordPart(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
