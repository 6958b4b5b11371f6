using System.Globalization;
using System.Text;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Strings as SpreadsheetML writes them: plain or in runs, with phonetic hints, escapes and white space rules.</summary>
internal static class XlsxText
{
    /// <summary>The characters that a cell can hold (Microsoft, "Excel specifications and limits").</summary>
    public const int MaxLength = 32_767;

    private const int EscapeLength = 7;

    /// <summary>The text of an <c>si</c> or <c>is</c> element: its runs joined, phonetic hints left out. Leaves the reader on the end tag.</summary>
    public static string ReadRichString(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        StringBuilder? runs = null;
        var depth = xml.Depth;
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "rPh")
            {
                xml.Skip();
                more = !xml.EOF;
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "t")
            {
                var run = ReadString(xml);
                runs = text.Length == 0 ? null : (runs ?? new StringBuilder(text)).Append(runs?.Length > MaxLength ? "" : run);
                text = text.Length == 0 ? run : text;
            }

            more = xml.Read();
        }

        return runs is null ? text : Fit(runs.ToString());
    }

    /// <summary>
    /// A text as a cell can hold it. Other programs write longer ones, and Excel cuts them when it repairs the file; here they end in <c>…</c>, so
    /// that whoever reads one knows of it.
    /// </summary>
    public static string Fit(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var length = MaxLength - 1;
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)}…";
    }

    /// <summary>The text of one <c>t</c> or <c>v</c> element: white space at its ends counts only under <c>xml:space="preserve"</c>, escapes are decoded.</summary>
    public static string ReadString(XmlReader xml)
    {
        var preserve = xml.XmlSpace == XmlSpace.Preserve;
        var text = xml.ReadText();
        return Fit(Decode(preserve ? text : text.Trim(' ', '\t', '\r', '\n')));
    }

    /// <summary>Decodes <c>_xHHHH_</c>, the escape of characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19).</summary>
    public static string Decode(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var done = 0;
        while (at >= 0)
        {
            if (TryEscape(text.AsSpan(at), out var character))
            {
                decoded.Append(text, done, at - done).Append(character);
                done = at + EscapeLength;
            }

            var from = Math.Max(done, at + 1);
            at = from < text.Length ? text.IndexOf("_x", from, StringComparison.Ordinal) : -1;
        }

        return WithoutHalves(decoded.Append(text, done, text.Length - done).ToString());
    }

    /// <summary>Half a surrogate pair is no character; a string that holds one could not be written anywhere.</summary>
    private static string WithoutHalves(string text)
        => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private static bool TryEscape(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (text.Length < EscapeLength || text[EscapeLength - 1] != '_'
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        character = (char)code;
        return true;
    }
}
