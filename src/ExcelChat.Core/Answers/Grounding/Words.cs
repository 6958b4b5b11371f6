namespace ExcelChat.Answers.Grounding;

/// <summary>Where names stand in a text, as words of their own.</summary>
internal static class Words
{
    // "US" is no "us", and "IT" no "it".
    private const int LongestAcronym = 3;

    public static bool Occur(string text, string name) => Occurrences(text, name).Any();

    public static IEnumerable<(int Start, int End)> Occurrences(string text, string name)
    {
        var comparison = name.Length > LongestAcronym || name.Any(char.IsDigit) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var at = text.IndexOf(name, comparison); at >= 0 && name.Length > 0; at = text.IndexOf(name, at + 1, comparison))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                yield return (at, end);
            }
        }
    }
}
