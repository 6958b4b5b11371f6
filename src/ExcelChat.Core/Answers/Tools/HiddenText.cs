using System.Buffers;
using System.Globalization;
using System.Text;

namespace ExcelChat.Answers.Tools;

/// <summary>
/// Which characters are not seen, or change how others are seen: controls, marks of direction, joiners, tags, variation selectors, fillers, private use. An
/// instruction can be written in nothing else. The ranges beyond the general categories are those of Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties).
/// </summary>
internal static class HiddenText
{
    private static readonly SearchValues<char> Seen = SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).ToArray());

    /// <summary>Whether a text has nothing but the letters, digits and signs of ASCII.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Seen);

    public static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => true,
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF),
    };
}
