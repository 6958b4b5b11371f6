using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Text between tags as the scanner finds it: references and line ends still to be decoded, perhaps no UTF-8 at all.</summary>
internal sealed class Utf8Text
{
    private const int MaxReference = 12;
    private static readonly SearchValues<byte> Special = SearchValues.Create("\0\t\n\r&<_"u8);
    private static readonly SearchValues<byte> Encoded = SearchValues.Create("&\r"u8);
    private byte[] _decoded = [];

    /// <summary>Goes over the text of a string up to the next tag and gives it as a cell has it.</summary>
    /// <param name="xml">The bytes at hand.</param>
    /// <param name="at">The position; where it stuck when the result is false.</param>
    /// <param name="preserve">Whether white space at the ends counts.</param>
    /// <param name="text">The text, until the next call.</param>
    /// <returns>Whether there is a text that a cell can hold.</returns>
    public bool TryReadString(ReadOnlySpan<byte> xml, scoped ref int at, bool preserve, out ReadOnlySpan<byte> text)
    {
        var length = xml[at..].IndexOfAny(Special);
        text = xml.Slice(at, length);
        if (xml[at + length] == '<' && length > 0 && text[0] != ' ' && text[^1] != ' ')
        {
            at += length;
            return Utf8.IsValid(text) && IsWithinACell(text);
        }

        if (!TryRead(xml, ref at, out text))
        {
            return false;
        }

        text = preserve ? text : text.Trim(" \t\r\n"u8);
        text = text.IndexOf("_x"u8) < 0 ? text : Encoding.UTF8.GetBytes(XlsxText.Decode(Encoding.UTF8.GetString(text)));
        return IsWithinACell(text);
    }

    /// <summary>Goes over text up to the next tag and gives it with references and line ends decoded (XML 1.0, 2.11 and 4.6).</summary>
    /// <param name="xml">The bytes at hand.</param>
    /// <param name="at">The position; where it stuck when the result is false.</param>
    /// <param name="text">The text, until the next call.</param>
    public bool TryRead(ReadOnlySpan<byte> xml, scoped ref int at, out ReadOnlySpan<byte> text)
    {
        var length = xml[at..].IndexOfAny((byte)'<', (byte)0);
        text = xml.Slice(at, length);
        at += length;
        return xml[at] == '<' && Utf8.IsValid(text) && (text.IndexOfAny(Encoded) < 0 || TryDecode(text, out text));
    }

    /// <summary>Whether a cell can hold a text.</summary>
    public static bool IsWithinACell(ReadOnlySpan<byte> text) => text.Length <= XlsxText.MaxLength || Encoding.UTF8.GetCharCount(text) <= XlsxText.MaxLength;

    private bool TryDecode(ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (_decoded.Length < raw.Length)
        {
            _decoded = new byte[Math.Max(raw.Length, _decoded.Length * 2)];
        }

        // What is decoded is never longer than what it was written as.
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '&')
            {
                var used = DecodeReference(raw[i..], _decoded, ref length);
                if (used == 0)
                {
                    return false;
                }

                i += used - 1;
                continue;
            }

            // A line ends with \n, however it was written.
            if (raw[i] != '\r' || i + 1 == raw.Length || raw[i + 1] != '\n')
            {
                _decoded[length++] = raw[i] == '\r' ? (byte)'\n' : raw[i];
            }
        }

        text = _decoded.AsSpan(0, length);
        return true;
    }

    private static int DecodeReference(ReadOnlySpan<byte> raw, Span<byte> decoded, ref int length)
    {
        var (character, used) = raw switch
        {
            [_, (byte)'a', (byte)'m', (byte)'p', (byte)';', ..] => ('&', 5),
            [_, (byte)'l', (byte)'t', (byte)';', ..] => ('<', 4),
            [_, (byte)'g', (byte)'t', (byte)';', ..] => ('>', 4),
            [_, (byte)'q', (byte)'u', (byte)'o', (byte)'t', (byte)';', ..] => ('"', 6),
            [_, (byte)'a', (byte)'p', (byte)'o', (byte)'s', (byte)';', ..] => ('\'', 6),
            _ => default,
        };
        if (used == 0)
        {
            return DecodeCharacter(raw, decoded, ref length);
        }

        decoded[length++] = (byte)character;
        return used;
    }

    private static int DecodeCharacter(ReadOnlySpan<byte> raw, Span<byte> decoded, ref int length)
    {
        var end = raw[..Math.Min(raw.Length, MaxReference)].IndexOf((byte)';');
        var character = end < 0 ? -1 : raw[1..end] switch
        {
            [(byte)'#', (byte)'x', .. var hex] => Number(hex, 'x'),
            [(byte)'#', .. var digits] => Number(digits, 'D'),
            _ => -1,
        };
        if (!Rune.IsValid(character))
        {
            return 0;
        }

        length += new Rune(character).EncodeToUtf8(decoded[length..]);
        return end + 1;
    }

    private static int Number(ReadOnlySpan<byte> digits, char format)
        => Utf8Parser.TryParse(digits, out int number, out var used, format) && used == digits.Length ? number : -1;
}
