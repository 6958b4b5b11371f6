using System.Globalization;
using System.Text;
using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// What a model wrote, as a reader sees it: digits of all scripts and styles as 0 to 9, so that a figure is checked however it is drawn, and nothing that is not seen.
/// </summary>
internal static class PlainText
{
    private const int WideOffset = '！' - '!';

    /// <summary>The text, plain.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="before">The character before it.</param>
    public static string Of(string text, char before = ' ')
    {
        if (HiddenText.IsPlain(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(plain, rune, plain.Length > 0 ? plain[^1] : before);
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, Rune rune, char follows)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.DecimalDigitNumber)
        {
            plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        else if (char.IsAsciiDigit(follows) && (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || Sign(rune) is not null))
        {
            plain.Append(Sign(rune));
        }
        else if (rune.Value is '\n' or '\t' || !HiddenText.IsHidden(rune) || IsJoiner(rune, follows))
        {
            plain.Append(rune.ToString());
        }
    }

    // A comma of a Chinese sentence is left alone; one in a number is not.
    private static string? Sign(Rune rune) => rune.Value switch
    {
        0x066B => ".",
        0x066C => ",",
        '％' or '．' or '，' or '／' => ((char)(rune.Value - WideOffset)).ToString(),
        _ => null,
    };

    // Words of Persian and of several scripts of India need joiners.
    private static bool IsJoiner(Rune rune, char follows) => rune.Value is 0x200C or 0x200D && follows > '\u024F' && char.IsLetter(follows);
}
