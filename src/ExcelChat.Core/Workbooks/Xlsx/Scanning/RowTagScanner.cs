using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans the start tags of rows. After its number the tag of a row mostly reads like the one before, so that rest is compared as a whole.
/// </summary>
internal sealed class RowTagScanner
{
    // "<row r=\"" as a word.
    private const ulong Start = 0x223D_7220_776F_723C;

    private const int MaxRowDigits = 7;
    private const int MaxRest = 128;
    private readonly byte[] _rest = new byte[MaxRest];
    private int _restLength;
    private RowTag _like;

    /// <summary>Goes over the start tag at the position; false, with the position where it stuck, when there is none that can be read.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position.</param>
    /// <param name="after">The number of the row before.</param>
    /// <param name="tag">What the tag says, when the result is true.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> xml, ref int at, int after, out RowTag tag)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at);
        if (Words.Read(ref start, 0) != Start)
        {
            return TryReadAny(xml, ref at, after, out tag);
        }

        var word = Words.Read(ref start, sizeof(ulong));
        var digits = Words.Digits(word, out var number);
        var rest = at + sizeof(ulong) + digits + 1;
        if (digits is 0 or > MaxRowDigits || xml[rest - 1] != '"' || number is 0 or > CellAddress.MaxRow)
        {
            return TryReadAny(xml, ref at, after, out tag);
        }

        if (_restLength > 0 && xml[rest..].StartsWith(_rest.AsSpan(0, _restLength)))
        {
            tag = _like;
            at = rest + _restLength;
        }
        else if (TryReadAny(xml, ref at, after, out tag))
        {
            Remember(xml[rest..at], tag);
        }
        else
        {
            return false;
        }

        tag.Number = (int)number;
        tag.Key = new(word, digits);
        return true;
    }

    private void Remember(ReadOnlySpan<byte> rest, RowTag tag)
    {
        _restLength = rest.Length <= MaxRest ? rest.Length : 0;
        rest[.._restLength].CopyTo(_rest);
        _like = tag;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> xml, ref int at, int after, out RowTag tag)
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
            if (!Set(ref tag, name, value))
            {
                return false;
            }
        }

        tag.IsEmpty = part == TagPart.Empty;
        if (part == TagPart.Unreadable || !(tag.Number > 0 || TryNumberByFirstCell(xml, ref at, after, ref tag)) || tag.Number > CellAddress.MaxRow)
        {
            return false;
        }

        tag.Key = new(tag.Number);
        return true;
    }

    private static bool Set(ref RowTag tag, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("r"u8))
        {
            return Utf8Parser.TryParse(value, out tag.Number, out var used) && used == value.Length && tag.Number > 0;
        }

        if (name.SequenceEqual("hidden"u8))
        {
            tag.Hidden = XlsxXml.IsTrue(Encoding.ASCII.GetString(value));
        }
        else if (name.SequenceEqual("outlineLevel"u8))
        {
            return Utf8Parser.TryParse(value, out tag.OutlineLevel, out var used) && used == value.Length && tag.OutlineLevel is >= 0 and <= Row.MaxOutlineLevel;
        }

        // White space that the whole row preserves is for the parser.
        return !name.SequenceEqual("xml:space"u8);
    }

    /// <summary>A row without a number stands where its first cell says, else below the one before.</summary>
    private static bool TryNumberByFirstCell(ReadOnlySpan<byte> xml, ref int at, int after, ref RowTag tag)
    {
        tag.Number = after + 1;
        var cell = at;
        Utf8Xml.SkipSpace(xml, ref cell);
        if (tag.IsEmpty)
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
                tag.Number = address.Row;
            }
        }

        at = part == TagPart.Unreadable ? p : at;
        return part != TagPart.Unreadable;
    }
}
