using System.Globalization;
using System.Text;

namespace ExcelChat.Stores;

/// <summary>Cuts text into words: runs of letters, digits and combining marks, in lower case, the same in every culture.</summary>
internal static class Words
{
    public static IEnumerable<string> Of(string text)
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
                yield return text[start..index].ToLowerInvariant();
                start = -1;
            }

            index += length;
        }

        if (start >= 0)
        {
            yield return text[start..].ToLowerInvariant();
        }
    }

    private static bool IsWordPart(Rune rune)
        => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
