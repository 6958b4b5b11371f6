using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Takes links out of a text: addresses of the web and of mail, links and images of Markdown, and tags of HTML. An image is loaded by whoever shows the text, and
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
            var address = match.Groups["address"];
            if (address.Success && match.Value[0] is not ('!' or '<') && mayStay(address.Value.TrimEnd('.', ',', ';', ':', '!', '?')))
            {
                return match.Value;
            }

            count++;
            return match.Groups["words"] is { Success: true, Length: > 0 } words ? $"{words.Value} {Mark}" : Mark;
        });
        return (clean, count);
    }

    // Bare names of hosts are taken for links by many programs that show messages, so the usual endings count.
    [GeneratedRegex(
        @"!?\[(?<words>[^\]\n]{0,200})\]\(\s*<?(?<address>[^)\s>]*)[^)\n]{0,200}\)?"
        + @"|<[A-Za-z!/?][^<>]*>?"
        + @"|(?<![\p{L}\d])(?<address>(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|(?:mailto|data|javascript|vbscript|tel|sms|file|blob|callto|xmpp|skype):(?=\S)|www\.)[^\s<>""'`\])}|]*)"
        + @"|(?<![\p{L}\d])(?<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
        + @"|(?<![\p{L}\d@])(?<address>(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,6}(?:com|net|org|io|co|info|biz|dev|app|ai|me|ru|cn|de|uk|fr|eu|us|xyz|top|site|online|link|click|shop|cloud|example|test|invalid|onion)\b(?:[:/?#][^\s<>""'`\])}|]*)?)"
        + @"|(?<![\p{L}\d@])(?<address>(?:[0-9]{1,3}\.){3}[0-9]{1,3}[:/][^\s<>""'`\])}|]*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
