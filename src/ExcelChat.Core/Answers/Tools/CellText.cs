using System.Text;

namespace ExcelChat.Answers.Tools;

/// <summary>
/// Text of a workbook on its way to a model or into an answer. It is data: it has no line of its own, no control or invisible character in which an instruction could
/// hide, and no more than a bounded length. As it is always written as a JSON string, it cannot end the place that it stands in.
/// </summary>
internal static class CellText
{
    public const int MaxLength = 200;

    public static string Clean(string text, int maxLength = MaxLength)
    {
        var cut = text.Length > maxLength ? text.AsSpan(0, maxLength) : text;
        if (HiddenText.IsPlain(cut))
        {
            return text.Length > maxLength ? $"{cut}…" : text;
        }

        var clean = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
        {
            clean.Append(HiddenText.IsHidden(rune) ? " " : rune.ToString());
        }

        return text.Length > maxLength ? clean.Append('…').ToString() : clean.ToString();
    }
}
