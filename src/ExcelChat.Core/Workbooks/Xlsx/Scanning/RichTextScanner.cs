namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Scans a string item: plain or in runs, phonetic hints left out (ECMA-376 part 1, 18.4.8 and 18.4.6).</summary>
internal sealed class RichTextScanner
{
    private readonly Utf8Text _text = new();

    /// <summary>Goes over the element that begins at the position and appends its text; false, with the position where it stuck, when it cannot.</summary>
    public bool Read(ReadOnlySpan<byte> xml, ref int at, ReadOnlySpan<byte> element, TextSlab slab)
    {
        var start = slab.Length;
        at += 1 + element.Length;
        var open = Utf8Xml.ReadPreserve(xml, ref at, out _);
        if (open != TagPart.Open)
        {
            return open == TagPart.Empty;
        }

        while (true)
        {
            Utf8Xml.SkipSpace(xml, ref at);
            if (xml[at] == '<' && xml[at + 1] == '/')
            {
                if (Utf8Xml.ReadEndTag(xml, ref at, element))
                {
                    return Utf8Text.IsWithinACell(slab.From(start));
                }

                // The end of a run.
                if (!Utf8Xml.ReadEndTag(xml, ref at, "r"u8))
                {
                    return false;
                }
            }
            else if (!ReadPart(xml, ref at, slab))
            {
                return false;
            }
        }
    }

    private bool ReadPart(ReadOnlySpan<byte> xml, ref int at, TextSlab slab)
    {
        if (Utf8Xml.IsStartTag(xml, at, "t"u8))
        {
            return ReadText(xml, ref at, slab);
        }

        if (Utf8Xml.IsStartTag(xml, at, "r"u8))
        {
            at += "<r".Length;
            return Utf8Xml.ReadPreserve(xml, ref at, out _) != TagPart.Unreadable;
        }

        return Skip(xml, ref at, "rPr"u8, "</rPr>"u8) || Skip(xml, ref at, "rPh"u8, "</rPh>"u8) || Skip(xml, ref at, "phoneticPr"u8, "</phoneticPr>"u8);
    }

    private bool ReadText(ReadOnlySpan<byte> xml, ref int at, TextSlab slab)
    {
        at += "<t".Length;
        var open = Utf8Xml.ReadPreserve(xml, ref at, out var preserve);
        if (open != TagPart.Open)
        {
            return open == TagPart.Empty;
        }

        if (!_text.TryReadString(xml, ref at, preserve, out var text) || !Utf8Xml.ReadEndTag(xml, ref at, "t"u8))
        {
            return false;
        }

        slab.Append(text);
        return true;
    }

    /// <summary>Goes over an element whose content is of no interest; the position stays when it is another or its end is not there yet.</summary>
    private static bool Skip(ReadOnlySpan<byte> xml, ref int at, ReadOnlySpan<byte> name, ReadOnlySpan<byte> endTag)
    {
        if (!Utf8Xml.IsStartTag(xml, at, name))
        {
            return false;
        }

        var p = at + 1 + name.Length;
        var part = Utf8Xml.ReadPreserve(xml, ref p, out _);
        var length = part == TagPart.Open ? xml[p..].IndexOf(endTag) + endTag.Length : 0;
        var whole = part == TagPart.Empty || length >= endTag.Length;
        at = whole ? p + length : xml.Length - PartWindow.Padding;
        return whole;
    }
}
