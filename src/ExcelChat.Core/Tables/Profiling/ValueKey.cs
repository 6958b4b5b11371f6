using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// What a value is told from others by: the bits of a number, 64 bits of hash of a text. That two of the few thousand texts of a table of exact counts share one has a
/// chance below one in a million millions.
/// </summary>
internal static class ValueKey
{
    /// <summary>The key of a number; the two zeros are one.</summary>
    public static ulong Of(double number) => BitConverter.DoubleToUInt64Bits(number + 0.0);

    /// <summary>The key of a text, made without a string where the text is still bytes.</summary>
    public static ulong OfText(in CellValue value)
    {
        if (value.TextOrSource is TextSource source)
        {
            return XxHash3.HashToUInt64(source.Utf8(BitConverter.DoubleToInt64Bits(value.NumberOrKey)));
        }

        return OfText(value.Text);
    }

    /// <summary>The key of a text.</summary>
    public static ulong OfText(string text)
    {
        Span<byte> bytes = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var written) ? XxHash3.HashToUInt64(bytes[..written]) : XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Spreads the bits of a key evenly (the finaliser of SplitMix64; Steele and others, "Fast splittable pseudorandom number generators", 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong key)
    {
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }
}
