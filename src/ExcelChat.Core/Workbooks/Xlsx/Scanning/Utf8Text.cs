using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Text between tags as the scanner finds it: references and line ends still to be decoded, perhaps no UTF-8 at all.</summary>
internal sealed class Utf8Text
{
    private const int MaxReference = 12;
    private static readonly SearchValues<byte> Encoded = SearchValues.Create("&\r"u8);
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(b => (byte)b).Except("&<_"u8.ToArray())]);
    private readonly ArrayBufferWriter<byte> _decoded = new();

    /// <summary>Goes over text that is just what it looks like: ASCII without references, escapes or white space at its ends, up to the next tag.</summary>
    /// <returns>False, with the position where it was, when the text is any other or none.</returns>
    public static bool TryReadPlain(ReadOnlySpan<byte> xml, ref int at, out ReadOnlySpan<byte> text)
    {
        var length = xml[at..].IndexOfAnyExcept(Plain);
        text = xml.Slice(at, length);
        if (xml[at + length] != '<' || length is 0 or > XlsxText.MaxLength || text[0] == ' ' || text[^1] == ' ')
        {
            return false;
        }

        at += length;
        return true;
    }

    /// <summary>Appends a decoded text as a cell has it: white space at its ends counts only where it is preserved, and escapes are decoded.</summary>
    /// <returns>Whether a cell can hold it.</returns>
    public static bool TryAppend(TextSlab slab, ReadOnlySpan<byte> text, bool preserve)
    {
        text = preserve ? text : text.Trim(" \t\r\n"u8);
        return TryAppendVerbatim(slab, text.IndexOf("_x"u8) < 0 ? text : Encoding.UTF8.GetBytes(XlsxText.Decode(Encoding.UTF8.GetString(text))));
    }

    /// <summary>Appends a decoded text as it is.</summary>
    /// <returns>Whether a cell can hold it.</returns>
    public static bool TryAppendVerbatim(TextSlab slab, ReadOnlySpan<byte> text)
    {
        slab.Append(text);
        return text.Length <= XlsxText.MaxLength || Encoding.UTF8.GetCharCount(text) <= XlsxText.MaxLength;
    }

    /// <summary>Decodes references and line ends (XML 1.0, 2.11 and 4.6). The result holds until the next call.</summary>
    public bool TryDecode(ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> text)
    {
        text = raw;
        if (!Utf8.IsValid(raw))
        {
            return false;
        }

        if (raw.IndexOfAny(Encoded) < 0)
        {
            return true;
        }

        _decoded.ResetWrittenCount();
        for (var at = raw.IndexOfAny(Encoded); at >= 0; at = raw.IndexOfAny(Encoded))
        {
            _decoded.Write(raw[..at]);
            raw = raw[at..];
            var length = raw[0] == '\r' ? DecodeLineEnd(raw) : DecodeReference(raw);
            if (length == 0)
            {
                return false;
            }

            raw = raw[length..];
        }

        _decoded.Write(raw);
        text = _decoded.WrittenSpan;
        return true;
    }

    private int DecodeLineEnd(ReadOnlySpan<byte> raw)
    {
        _decoded.Write("\n"u8);
        return raw.Length > 1 && raw[1] == '\n' ? 2 : 1;
    }

    private int DecodeReference(ReadOnlySpan<byte> raw)
    {
        var end = raw[..Math.Min(raw.Length, MaxReference)].IndexOf((byte)';');
        if (end < 0)
        {
            return 0;
        }

        var character = raw[1..end] switch
        {
            [(byte)'a', (byte)'m', (byte)'p'] => '&',
            [(byte)'l', (byte)'t'] => '<',
            [(byte)'g', (byte)'t'] => '>',
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => '"',
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => '\'',
            [(byte)'#', (byte)'x', .. var hex] => Number(hex, 'x'),
            [(byte)'#', .. var digits] => Number(digits, 'D'),
            _ => -1,
        };
        if (!Rune.IsValid(character))
        {
            return 0;
        }

        _decoded.Advance(new Rune(character).EncodeToUtf8(_decoded.GetSpan(4)));
        return end + 1;
    }

    private static int Number(ReadOnlySpan<byte> digits, char format)
        => Utf8Parser.TryParse(digits, out int number, out var used, format) && used == digits.Length ? number : -1;
}
