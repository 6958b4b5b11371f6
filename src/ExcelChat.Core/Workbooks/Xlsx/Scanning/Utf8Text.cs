using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Text between tags as the scanner finds it: references and line ends still to be decoded, perhaps no UTF-8 at all.</summary>
internal sealed class Utf8Text
{
    // "&lt;", "&gt;", "&amp;", "&quot;" and "&apos;" as words, and how much of a word they fill.
    private const uint LessThan = 0x3B74_6C26;
    private const uint GreaterThan = 0x3B74_6726;
    private const ulong Ampersand = 0x3B_706D_6126;
    private const ulong Quote = 0x3B74_6F75_7126;
    private const ulong Apostrophe = 0x3B73_6F70_6126;
    private const ulong FiveBytes = 0xFF_FFFF_FFFF;
    private const ulong SixBytes = 0xFFFF_FFFF_FFFF;

    private const int MaxReference = 12;
    private const int LongestCharacter = 4;
    private byte[] _decoded = [];

    /// <summary>Goes over the text of a string up to the next tag and gives it as a cell has it.</summary>
    /// <param name="xml">The bytes at hand.</param>
    /// <param name="at">The position; where it stuck when the result is false.</param>
    /// <param name="preserve">Whether white space at the ends counts.</param>
    /// <param name="text">The text, until the next call.</param>
    /// <returns>Whether there is a text that a cell can hold.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryReadString(ReadOnlySpan<byte> xml, scoped ref int at, bool preserve, out ReadOnlySpan<byte> text)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at);
        var length = PlainLength(ref start);
        if (length <= 0 || start == ' ' || Unsafe.Add(ref start, length - 1) == ' ')
        {
            return TryReadOther(xml, ref at, preserve, out text);
        }

        text = xml.Slice(at, length);
        at += length;
        return IsWithinACell(text);
    }

    /// <summary>Goes over text up to the next tag and gives it with references and line ends decoded (XML 1.0, 2.11 and 4.6).</summary>
    /// <param name="xml">The bytes at hand.</param>
    /// <param name="at">The position; where it stuck when the result is false.</param>
    /// <param name="text">The text, until the next call.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> xml, scoped ref int at, out ReadOnlySpan<byte> text)
    {
        var length = PlainLength(ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at));
        if (length < 0)
        {
            return TryDecode(xml, ref at, out text, out _);
        }

        text = xml.Slice(at, length);
        at += length;
        return true;
    }

    /// <summary>Whether a cell can hold a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWithinACell(ReadOnlySpan<byte> text) => text.Length <= XlsxText.MaxLength || Encoding.UTF8.GetCharCount(text) <= XlsxText.MaxLength;

    /// <summary>The bytes of a text up to the next tag, when they are valid and surely mean themselves: no reference, no control character, no <c>_x000D_</c>; else -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainLength(ref byte start)
    {
        var (length, all) = (0, Vector128<byte>.Zero);
        while (true)
        {
            var bytes = Vector128.LoadUnsafe(ref Unsafe.Add(ref start, length));
            var special = Special(bytes);
            if (special == 0)
            {
                all |= bytes;
                length += Vector128<byte>.Count;
                continue;
            }

            // What lies behind the tag may be no ASCII; the text is looked at again then, and nothing is lost.
            length += BitOperations.TrailingZeroCount(special);
            var isPlain = Unsafe.Add(ref start, length) == '<'
                && ((all | bytes).ExtractMostSignificantBits() == 0 || Utf8.IsValid(MemoryMarshal.CreateReadOnlySpan(ref start, length)));
            return isPlain ? length : -1;
        }
    }

    /// <summary>Which of sixteen bytes may mean something else than themselves, a bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Special(Vector128<byte> bytes)
        => (Vector128.LessThan(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'<'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'&')) | Vector128.Equals(bytes, Vector128.Create((byte)'_'))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool TryReadOther(ReadOnlySpan<byte> xml, scoped ref int at, bool preserve, out ReadOnlySpan<byte> text)
    {
        if (!TryDecode(xml, ref at, out text, out var hasEscapes))
        {
            return false;
        }

        text = preserve ? text : text.Trim(" \t\r\n"u8);
        text = hasEscapes ? Encoding.UTF8.GetBytes(XlsxText.Decode(Encoding.UTF8.GetString(text))) : text;
        return IsWithinACell(text);
    }

    /// <summary>Copies text up to the next tag, decoded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool TryDecode(ReadOnlySpan<byte> xml, scoped ref int at, out ReadOnlySpan<byte> text, out bool hasEscapes)
    {
        text = default;
        hasEscapes = false;
        var (start, length, all) = (at, 0, Vector128<byte>.Zero);
        while (xml[at] != '<')
        {
            if (_decoded.Length < length + Vector128<byte>.Count + LongestCharacter)
            {
                Array.Resize(ref _decoded, Math.Max(256, _decoded.Length * 2));
            }

            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(xml), (nuint)at);
            bytes.StoreUnsafe(ref _decoded[length]);
            all |= bytes;
            var run = BitOperations.TrailingZeroCount(Special(bytes) | 0x10000);
            at += run;
            length += run;
            if (run < Vector128<byte>.Count && xml[at] != '<' && !DecodeSpecial(xml, ref at, ref length, ref hasEscapes))
            {
                return false;
            }
        }

        text = _decoded.AsSpan(0, length);
        hasEscapes = hasEscapes && text.IndexOf("_x"u8) >= 0;
        return all.ExtractMostSignificantBits() == 0 || Utf8.IsValid(xml[start..at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool DecodeSpecial(ReadOnlySpan<byte> xml, scoped ref int at, ref int length, ref bool hasEscapes)
    {
        // A vector had room, and a character behind it.
        var used = xml[at] switch
        {
            (byte)'&' => DecodeReference(xml[at..], _decoded, ref length),
            (byte)'\r' => DecodeReturn(xml[at..], _decoded, ref length),
            0 => 0,
            var itself => Copy(itself, _decoded, ref length),
        };
        hasEscapes |= xml[at] == '_';
        at += used;
        return used > 0;
    }

    private static int Copy(byte itself, Span<byte> decoded, ref int length)
    {
        decoded[length++] = itself;
        return 1;
    }

    // A line ends with \n, however it was written.
    private static int DecodeReturn(ReadOnlySpan<byte> raw, Span<byte> decoded, ref int length)
    {
        var isPair = raw.Length > 1 && raw[1] == '\n';
        decoded[length++] = (byte)'\n';
        return isPair ? 2 : 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DecodeReference(ReadOnlySpan<byte> raw, Span<byte> decoded, ref int length)
    {
        var word = Words.Read(ref MemoryMarshal.GetReference(raw), 0);
        var (character, used) = (uint)word switch
        {
            LessThan => ('<', 4),
            GreaterThan => ('>', 4),
            _ when (word & FiveBytes) == Ampersand => ('&', 5),
            _ when (word & SixBytes) == Quote => ('"', 6),
            _ when (word & SixBytes) == Apostrophe => ('\'', 6),
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
