using System.Buffers.Text;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>What the start tag of a row says (ECMA-376 part 1, 18.3.1.73).</summary>
internal struct RowTag
{
    /// <summary>The row's number.</summary>
    public int Number;

    /// <summary>Whether the row is hidden.</summary>
    public bool Hidden;

    /// <summary>How deep the row lies in an outline, from 0.</summary>
    public int OutlineLevel;

    /// <summary>Whether no cell can follow.</summary>
    public bool IsEmpty;

    /// <summary>Goes over the start tag at the position; false, with the position where it stuck, when there is none that can be read.</summary>
    /// <param name="xml">The bytes at hand.</param>
    /// <param name="at">The position.</param>
    /// <param name="after">The number of the row before.</param>
    /// <param name="tag">What the tag says, when the result is true.</param>
    public static bool TryRead(ReadOnlySpan<byte> xml, ref int at, int after, out RowTag tag)
    {
        tag = default;
        if (!Utf8Xml.IsStartTag(xml, at, "row"u8))
        {
            return false;
        }

        at += "<row".Length;
        TagPart part;
        while ((part = Utf8Xml.NextInTag(xml, ref at, out var name, out var value)) == TagPart.Attribute)
        {
            if (!tag.Set(name, value))
            {
                return false;
            }
        }

        tag.IsEmpty = part == TagPart.Empty;
        return part != TagPart.Unreadable && (tag.Number > 0 || tag.TryNumberByFirstCell(xml, ref at, after)) && tag.Number <= CellAddress.MaxRow;
    }

    private bool Set(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("r"u8))
        {
            return Utf8Parser.TryParse(value, out Number, out var used) && used == value.Length && Number > 0;
        }

        if (name.SequenceEqual("hidden"u8))
        {
            Hidden = XlsxXml.IsTrue(Encoding.ASCII.GetString(value));
        }
        else if (name.SequenceEqual("outlineLevel"u8))
        {
            _ = Utf8Parser.TryParse(value, out OutlineLevel, out _);
        }

        return true;
    }

    /// <summary>A row without a number stands where its first cell says, else below the one before.</summary>
    private bool TryNumberByFirstCell(ReadOnlySpan<byte> xml, ref int at, int after)
    {
        Number = after + 1;
        var cell = at;
        Utf8Xml.SkipSpace(xml, ref cell);
        if (IsEmpty)
        {
            return true;
        }

        if (!Utf8Xml.IsStartTag(xml, cell, "c"u8))
        {
            var end = cell;
            at = Utf8Xml.ReadEndTag(xml, ref end, "row"u8) ? at : cell;
            return end > cell;
        }

        var p = cell + "<c".Length;
        TagPart part;
        while ((part = Utf8Xml.NextInTag(xml, ref p, out var name, out var value)) == TagPart.Attribute)
        {
            if (name.SequenceEqual("r"u8) && CellAddress.TryParse(Encoding.ASCII.GetString(value), out var address))
            {
                Number = address.Row;
            }
        }

        at = part == TagPart.Unreadable ? p : at;
        return part != TagPart.Unreadable;
    }
}
