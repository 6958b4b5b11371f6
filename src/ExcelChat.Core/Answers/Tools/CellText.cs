using System.Globalization;

namespace ExcelChat.Answers.Tools;

/// <summary>
/// Text of a workbook on its way to a model. It is data: it has no line of its own, no control or invisible character in which an instruction could hide, and no
/// more than a bounded length. As it is always written as a JSON string, it cannot end the place that it stands in.
/// </summary>
internal static class CellText
{
    public const int MaxLength = 200;

    public static string Clean(string text, int maxLength = MaxLength)
    {
        var cut = text.Length > maxLength ? text.AsSpan(0, maxLength) : text;
        var clean = string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsHidden(source[i]) ? ' ' : source[i];
            }
        });
        return text.Length > maxLength ? $"{clean}…" : clean;
    }

    // Format characters turn the direction of a text or are not seen at all; surrogates that the cut parted say nothing.
    private static bool IsHidden(char c)
        => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
