using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Steps through the plain XML that programs write for sheets: UTF-8, no prefixes, no comments. Each step moves the position over what it
/// understood; where it understands nothing the position stays at the byte in question, and somebody else decides.
/// </summary>
internal static class Utf8Xml
{
    /// <summary>Goes over the next attribute, or over the end of the tag. The position is after the element's name or after an attribute.</summary>
    public static TagPart NextInTag(ReadOnlySpan<byte> xml, ref int at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        SkipSpace(xml, ref at);
        switch (xml[at])
        {
            case (byte)'>':
                at++;
                return TagPart.Open;
            case (byte)'/' when xml[at + 1] == '>':
                at += 2;
                return TagPart.Empty;
        }

        var start = at;
        while (xml[at] is > (byte)' ' and not ((byte)'=' or (byte)'/' or (byte)'<' or (byte)'>'))
        {
            at++;
        }

        name = xml[start..at];
        SkipSpace(xml, ref at);
        return name.Length > 0 && xml[at] == '=' && ReadQuoted(xml, ref at, out value) ? TagPart.Attribute : TagPart.Unreadable;
    }

    /// <summary>Goes over the rest of a start tag of which nothing matters but whether white space in the element is preserved.</summary>
    public static TagPart ReadPreserve(ReadOnlySpan<byte> xml, ref int at, out bool preserve)
    {
        preserve = false;
        if (xml[at] == '>')
        {
            at++;
            return TagPart.Open;
        }

        TagPart part;
        while ((part = NextInTag(xml, ref at, out var name, out var value)) == TagPart.Attribute)
        {
            preserve |= name.SequenceEqual("xml:space"u8) && value.SequenceEqual("preserve"u8);
        }

        return part;
    }

    /// <summary>Goes over an end tag, which may have space before its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ReadEndTag(ReadOnlySpan<byte> xml, ref int at, ReadOnlySpan<byte> name)
    {
        if (xml[at] != '<' || xml[at + 1] != '/' || !xml[(at + 2)..].StartsWith(name))
        {
            return false;
        }

        var end = at + 2 + name.Length;
        SkipSpace(xml, ref end);
        if (xml[end] != '>')
        {
            return false;
        }

        at = end + 1;
        return true;
    }

    /// <summary>Goes over bytes that are just these; else the position stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Skip(ReadOnlySpan<byte> xml, ref int at, ReadOnlySpan<byte> expected)
    {
        var matches = xml[at..].StartsWith(expected);
        at += matches ? expected.Length : 0;
        return matches;
    }

    /// <summary>Whether a start tag of that name begins here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStartTag(ReadOnlySpan<byte> xml, int at, ReadOnlySpan<byte> name)
        => xml[at] == '<' && xml[(at + 1)..].StartsWith(name) && xml[at + 1 + name.Length] is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SkipSpace(ReadOnlySpan<byte> xml, ref int at)
    {
        while (xml[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }
    }

    private static bool ReadQuoted(ReadOnlySpan<byte> xml, ref int at, out ReadOnlySpan<byte> value)
    {
        value = default;
        at++;
        SkipSpace(xml, ref at);
        var quote = xml[at];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        var start = ++at;
        while (xml[at] != quote)
        {
            // A reference in an attribute is nothing that a sheet needs; an unfinished value ends at the padding.
            if (xml[at] is 0 or (byte)'<' or (byte)'&')
            {
                return false;
            }

            at++;
        }

        value = xml[start..at++];
        return true;
    }
}
