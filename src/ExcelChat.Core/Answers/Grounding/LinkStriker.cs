using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Takes links out of a text: addresses of the web and of mail, links, images and definitions of links of Markdown, and tags of HTML. An image is loaded by whoever shows the text, and
/// its address can carry away what the model read; a link can lead to where nobody asked to go.
/// </summary>
internal static partial class LinkStriker
{
    /// <summary>What stands in the place of a link.</summary>
    public const string Mark = "[link left out]";

    /// <summary>The text without links but for those that may stay, and how many were taken out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayStay">Whether an address was asked for; images and tags never stay.</param>
    public static (string Text, int Count) Strike(string text, Predicate<string> mayStay)
    {
        var count = 0;
        var clean = Pattern().Replace(text, match =>
        {
            if (match.Value == "]")
            {
                return "] ";
            }

            var address = match.Groups["address"];
            if (address.Success && match.Value[0] is not ('!' or '<') && mayStay(address.Value.TrimEnd('.', ',', ';', ':', '!', '?')))
            {
                return match.Value;
            }

            count++;
            var gap = match.Index + match.Length < text.Length && CheckedWriter.MakesALink(text[match.Index + match.Length]) ? " " : "";
            return match.Groups["words"] is { Success: true, Length: > 0 } words ? $"{words.Value} {Mark}{gap}" : $"{Mark}{gap}";
        });
        return (clean, count);
    }

    // What is left of a link with brackets in its words, or that began in the piece before, is parted. A definition of a link is a line of its own; characters of an address may be written as entities of HTML, and its slashes the other way round. Bare names of hosts are
    // taken for links by many programs that show messages, so the usual endings count, and any ending ahead of a path but that of a workbook.
    [GeneratedRegex(
        @"!?\[(?<words>[^\]\n]{0,200})\]\(\s*<?(?<address>[^)\s>]*)[^)\n]{0,200}\)?"
        + @"|!\[(?<words>[^\]\n]{0,200})\](?:\[[^\]\n]{0,200}\])?"
        + @"|(?<=^[ \t>*+-]{0,20})\[[^\]\^\n][^\]\n]{0,200}\]:[ \t]*\n?[^\n]*"
        + @"|[^\s<>]{0,200}&(?:#x?[0-9a-f]{1,8}|sol|bsol|colon|period|commat|num|quest|Tab|NewLine|minus|times|percnt|half|frac[0-9]{2});[^\s<>]*"
        + @"|<[A-Za-z!/?][^<>]*>?"
        + @"|(?<![\p{L}\d])(?<address>(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|(?:mailto|data|javascript|vbscript|tel|sms|file|blob|callto|xmpp|skype):(?=\S)|www\.)[^\s<>""'`\])}|]*)"
        + @"|(?<address>[/\\]{2,}(?=[^\s/\\])[^\s<>""'`\])}|]*)"
        + @"|(?<![\p{L}\d])(?<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
        + @"|(?<![\p{L}\d@])(?<address>(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,6}(?:com|net|org|io|co|info|biz|dev|app|ai|me|ru|cn|de|uk|fr|eu|us|xyz|top|site|online|link|click|shop|cloud|example|test|invalid|onion)\b(?:[:/?#][^\s<>""'`\])}|]*)?)"
        + @"|(?<![\p{L}\d@])(?<address>(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,6}(?!(?:xls[xmb]?|csv)[/?#])\p{L}[\p{L}\d-]{0,61}[\p{L}\d](?::[0-9]{1,5})?[/?#][^\s<>""'`\])}|]+)"
        + @"|(?<![\p{L}\d@])(?<address>(?:[0-9]{1,3}\.){3}[0-9]{1,3}[:/][^\s<>""'`\])}|]*)"
        + @"|\](?=\()",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
