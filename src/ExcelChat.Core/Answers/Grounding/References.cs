using System.Text.RegularExpressions;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Answers.Grounding;

/// <summary>Numbers in brackets that point to a source and claim nothing: <c>It was the best year [1].</c></summary>
internal static partial class References
{
    private const int LookBack = 24;

    /// <summary>The text without references, for those who have no sources with numbers. What stood on both sides of one is together then, so it is left out before anything is read from the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">What stands before it.</param>
    public static string LeaveOut(string text, string before)
    {
        var all = before + text;
        return All().Replace(text, match => match.Groups["within"] is var within && IsAt(before.Length + within.Index, within.Length, all) ? "" : match.Value);
    }

    /// <summary>The text, as long, with other numbers in round brackets, so that they do not look like markers.</summary>
    public static string InRoundBrackets(string text) => Bracketed().Replace(text, match => match.Value.Replace('[', '(').Replace(']', ')'));

    /// <summary>Whether a number in brackets is a reference: neither a unit or a scale behind it nor a verb, a colon or a currency before it makes an amount of it.</summary>
    public static bool IsAt(int start, int length, string text)
    {
        var end = start + length;
        if (start == 0 || end == text.Length || (text[start - 1], text[end]) is not (('[', ']') or ('【', '】')))
        {
            return false;
        }

        var before = LastWord().Match(text[Math.Max(0, start - 1 - LookBack)..(start - 1)]);
        return !Amounts().IsMatch(before.Value) && Currencies.Named(before.Groups["word"].Value) is null && !IsMeasured(text[(end + 1)..]);
    }

    private static bool IsMeasured(string behind)
        => Behind().Match(behind) is { Success: true } match && match.Groups["word"] is var word && (!word.Success || word.Value is "per" or "of" || ClaimReader.IsScaleOrUnit(word.Value));

    // Of one source or of several, as a footnote, and as OpenAI's models write them.
    [GeneratedRegex(@" ?(?:\[(?<within>\^?[0-9]{1,2}(?: ?[,–-] ?[0-9]{1,2}){0,9})\]|【(?<within>[0-9]{1,3}(?::[0-9]{1,3})?(?:†[^】\n]{0,40})?)】)", RegexOptions.CultureInvariant)]
    private static partial Regex All();

    [GeneratedRegex(@"\[(?=[^\]\n]*[0-9])[\^*_ ]{0,4}[0-9.,– -]{1,20}[*_ ]{0,4}\\?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<word>(?:according )?\p{L}*[^\s\p{L}\d]?)[\s*_~(""“]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();

    [GeneratedRegex(
        @"^(?:\p{L}*[:=$€£¥+~≈<>−-]|(?:is|are|was|were|be|been|equals?|totals?|totall?ed|made|makes?|brought|brings?|earned|earns?|gained|generated|yielded|received|sold|sells?|spent|paid|cost|costs|won|lost|has|have|had|got|hit|reach|reach(?:es|ed)"
        + "|rose|grew|fell|comes?|came|amounts?|to|of|by|at|than|about|around|roughly|approximately|nearly|almost|over|under|some|only|just|exactly|minus|negative)\\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"^(?:[.,]?[0-9]|[ \u00A0-]?(?<word>%|‰|[$€£¥]|[\p{L}°²³/]{1,20}))", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
