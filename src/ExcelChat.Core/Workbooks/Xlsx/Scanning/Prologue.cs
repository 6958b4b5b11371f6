using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Finds where the content of a part's data element begins, if what comes before is XML that the scanner may trust.</summary>
internal static class Prologue
{
    /// <summary>Goes from the first byte of a part to the attributes of its root element.</summary>
    /// <returns>False, with the position where it stuck, when the part does not begin with that element, without a prefix and in UTF-8.</returns>
    public static bool SkipToRoot(ReadOnlySpan<byte> xml, ref int at, ReadOnlySpan<byte> root)
    {
        if (xml.StartsWith("\xEF\xBB\xBF"u8))
        {
            at = 3;
        }

        if (xml[at..].StartsWith("<?xml"u8))
        {
            var length = xml[at..].IndexOf("?>"u8);
            if (length < 0)
            {
                at = xml.Length;
                return false;
            }

            if (!IsUtf8(xml.Slice(at, length)))
            {
                return false;
            }

            at += length + 2;
        }

        Utf8Xml.SkipSpace(xml, ref at);
        if (!Utf8Xml.IsStartTag(xml, at, root))
        {
            return false;
        }

        at += 1 + root.Length;
        return true;
    }

    /// <summary>Goes from the attributes of the root element to the start tag of a child; whatever lies between must be plain elements.</summary>
    public static bool SkipToChild(ReadOnlySpan<byte> xml, ref int at, ReadOnlySpan<byte> startOfTag)
    {
        var length = xml[at..].IndexOf(startOfTag);
        if (length < 0)
        {
            at = xml.Length;
            return false;
        }

        // Between comments, document types and CDATA a start tag may be none; xml:space is inherited by every string below.
        var between = xml.Slice(at, length);
        if (between.IndexOf("<!"u8) >= 0 || between.IndexOf("<?"u8) >= 0 || between.IndexOf("xml:space"u8) >= 0)
        {
            return false;
        }

        at += length;
        return true;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> declaration)
    {
        var encoding = declaration.IndexOf("encoding"u8);
        return encoding < 0
            || (Encoding.ASCII.GetString(declaration[encoding..]) is var name
                && (name.Contains("utf-8", StringComparison.OrdinalIgnoreCase) || name.Contains("us-ascii", StringComparison.OrdinalIgnoreCase)));
    }
}
