using System.Buffers;
using System.Text;

namespace ExcelChat.Fuzz;

/// <summary>
/// Mutations of an XML part. The text is its bytes as Latin-1, one character a byte, so that nothing but what a mutation
/// changes is changed.
/// </summary>
internal static class XmlMutations
{
    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "2147483647", "2147483648", "4294967296", "-9223372036854775808", "99999999999999999999", "1e308", "1e309", "-0", "NaN", "INF", "0x10", "1.7976931348623157E+308", "5e-324",
        "A0", "XFD1048576", "XFE1", "A1048577", "ZZZZZZZZZZ9999999999", "A1:XFD1048576", "B2:A1", ":", "a1", "$A$1", "true", "s", "z", "e", "d", "str", "inlineStr", "n", "shared", "array", "2026-13-45T25:61:61",
        "&amp;", "&bogus;", "&#0;", "&#x110000;", "&#xD800;", "&#", "&", "_x0000_", "_xD83D_", "_x005F_", " ", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00FF\u00FE", "'", "../../../../etc/passwd", "http://example.com/a",
        "[h]:mm:ss.000000000", "#,##0.00_);[Red]\\(#,##0.00\\)", "[>=100]0;[<0]0;@", "[$-F800]dddd", "\"", "\\", "_", "*", "[", "0.0E+0000", "# ??????????/??????????", "0,,,,,,,,,,", "General General",
        "A1+", "SUM(", "((((((((((((", "IF(A1,IF(A1,IF(A1,1,2),3),4", "Table1[[#All],[a]]", "'[1]S'!A1", "#REF!", "{1,2;3,4}", "xl/worksheets/sheet1.xml", "/", "\\", "rId1", "rId999",
    ];

    private static readonly string[] Insertions =
    [
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<!DOCTYPE", "<!--", "-->", "<!-- a -->", "<![CDATA[", "]]>", "<![CDATA[1]]>", "<?a?>", "<?xml version=\"1.1\"?>", "&bogus;", "&#0;", "&lt;", "<", ">", "</", "/>", "<>", "< >", "<:>", "<a:b/>",
        "<row/>", "<row r=\"1\"/>", "<row r=\"1048577\">", "<c/>", "<c><v>1</v></c>", "<c r=\"XFD1\"/>", "<v>", "</v>", "<is><t>x</t></is>", "<f t=\"shared\" si=\"0\"/>", "<f t=\"shared\" si=\"0\" ref=\"A1:XFD1048576\">A1</f>", "<mergeCell ref=\"A1:XFD1048576\"/>",
        "<si/>", "<si><t/></si>", "<si><r><t>a</t></r><rPh sb=\"0\" eb=\"1\"><t>b</t></rPh></si>", "\0", "\u00FF", "\u00C3", "\u00EF\u00BB\u00BF", "<extLst><ext/></extLst>",
        "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", "<col min=\"-5\" max=\"2147483647\" hidden=\"1\"/>", "<mc:AlternateContent><mc:Choice/></mc:AlternateContent>", "</sheetData>", "<sheetData>", "</worksheet>",
    ];

    private const int LongestInsertion = 1 << 20;

    private static readonly string[] Encodings = ["utf-16", "UTF-8", "utf-7", "us-ascii", "windows-1252", "ebcdic", "utf-32", ""];

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" />\r\n\t");

    public static IReadOnlyList<Func<string, Random, string>> All { get; } =
    [
        ReplaceValue, ReplaceValue, ReplaceValue, ReplaceText, ReplaceText, Insert, Insert, DropTag, DropElement, RepeatTag, RepeatMany, SwapTags, RenameTag, DropAttribute,
        RepeatAttribute, Nest, Lengthen, Truncate, ChangeQuotes, ChangeEncoding, Prefix, Drop,
    ];

    private static string ReplaceValue(string xml, Random random)
        => Find(xml, '"', random) is var start && start >= 0 && xml.IndexOf('"', start + 1) is var end && end > 0
            ? string.Concat(xml.AsSpan(0, start + 1), Any(Values, random), xml.AsSpan(end))
            : xml;

    private static string ReplaceText(string xml, Random random)
        => Find(xml, '>', random) is var start && start >= 0 && xml.IndexOf('<', start) is var end && end > 0
            ? string.Concat(xml.AsSpan(0, start + 1), Any(Values, random), xml.AsSpan(end))
            : xml;

    private static string Insert(string xml, Random random)
        => xml.Insert(random.Next(2) == 0 ? random.Next(xml.Length + 1) : Math.Max(0, Find(xml, '<', random)), Any(Insertions, random));

    private static string DropTag(string xml, Random random) => Tag(xml, random) is var (start, end) ? xml.Remove(start, end - start) : xml;

    private static string RepeatTag(string xml, Random random) => Tag(xml, random) is var (start, end) ? xml.Insert(end, xml[start..end]) : xml;

    private static string RepeatMany(string xml, Random random)
    {
        if (Tag(xml, random) is not var (start, end))
        {
            return xml;
        }

        end = Math.Min(xml.Length, end + random.Next(200));
        return xml.Insert(end, Repeat(xml[start..end], random.Next(2, 3_000)));
    }

    private static string DropElement(string xml, Random random)
    {
        if (Tag(xml, random) is not var (start, end))
        {
            return xml;
        }

        var name = Name(xml, start);
        var close = xml.IndexOf("</" + name + ">", end, StringComparison.Ordinal);
        return close < 0 ? xml : xml.Remove(start, close + name.Length + 3 - start);
    }

    private static string SwapTags(string xml, Random random)
    {
        if (Tag(xml, random) is not var (a, aEnd) || Tag(xml, random) is not var (b, bEnd) || aEnd > b)
        {
            return xml;
        }

        return string.Concat(string.Concat(xml.AsSpan(0, a), xml.AsSpan(b, bEnd - b), xml.AsSpan(aEnd, b - aEnd)), xml.AsSpan(a, aEnd - a), xml.AsSpan(bEnd));
    }

    private static string RenameTag(string xml, Random random)
    {
        if (Tag(xml, random) is not var (start, _) || Tag(xml, random) is not var (other, _))
        {
            return xml;
        }

        var name = Name(xml, start);
        return xml.Remove(start + 1, name.Length).Insert(start + 1, Name(xml, other));
    }

    private static string DropAttribute(string xml, Random random) => Attribute(xml, random) is var (start, end) ? xml.Remove(start, end - start) : xml;

    private static string RepeatAttribute(string xml, Random random) => Attribute(xml, random) is var (start, end) ? xml.Insert(end, xml[start..end]) : xml;

    private static string Nest(string xml, Random random)
    {
        var at = Math.Max(0, Find(xml, '<', random));
        var name = at < xml.Length ? Name(xml, at) : "a";
        return xml.Insert(at, Repeat("<" + name + ">", random.Next(2, 20_000)));
    }

    private static string Lengthen(string xml, Random random)
        => xml.Insert(random.Next(xml.Length + 1), new string((char)random.Next(32, 127), 1 << random.Next(4, 20)));

    private static string Truncate(string xml, Random random) => xml[..random.Next(xml.Length + 1)];

    private static string ChangeQuotes(string xml, Random random) => random.Next(2) == 0 ? xml.Replace('"', '\'') : xml.Replace("=\"", " =\n\"", StringComparison.Ordinal);

    private static string ChangeEncoding(string xml, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return xml.Replace("UTF-8", Any(Encodings, random), StringComparison.OrdinalIgnoreCase);
            case 1:
                return Encoding.Latin1.GetString([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(xml)]);
            case 2:
                return Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(xml));
            default:
                return "\u00EF\u00BB\u00BF" + xml;
        }
    }

    private static string Prefix(string xml, Random random)
        => xml.Replace("xmlns=", "xmlns:x=", StringComparison.Ordinal).Replace("<c ", random.Next(2) == 0 ? "<x:c " : "<c ", StringComparison.Ordinal);

    private static string Drop(string xml, Random random) => random.Next(4) == 0 ? "" : xml;

    // A tag at random, from its < to behind its >.
    private static (int Start, int End)? Tag(string xml, Random random)
    {
        var start = Find(xml, '<', random);
        var end = start < 0 ? -1 : xml.IndexOf('>', start);
        return end < 0 ? null : (start, end + 1);
    }

    // An attribute at random with the space before it.
    private static (int Start, int End)? Attribute(string xml, Random random)
    {
        var equals = xml.IndexOf("=\"", random.Next(xml.Length + 1), StringComparison.Ordinal);
        var start = equals < 0 ? -1 : xml.LastIndexOf(' ', equals);
        var end = equals < 0 ? -1 : xml.IndexOf('"', equals + 2);
        return start < 0 || end < 0 ? null : (start, end + 1);
    }

    private static string Name(string xml, int tag)
    {
        var end = xml.AsSpan(tag + 1).IndexOfAny(NameEnds);
        return end < 0 ? "a" : xml.Substring(tag + 1, end);
    }

    // Bounded, since an earlier mutation may have made a very long tag.
    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, Math.Min(times, LongestInsertion / text.Length)).ToString();

    private static int Find(string xml, char wanted, Random random) => xml.IndexOf(wanted, random.Next(xml.Length + 1));

    private static string Any(string[] items, Random random) => items[random.Next(items.Length)];
}
