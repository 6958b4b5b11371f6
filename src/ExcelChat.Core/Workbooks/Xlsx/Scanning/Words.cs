using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Eight bytes at a time, without asking for bounds. Whoever calls must know that eight bytes follow; in a <see cref="PartWindow"/> the padding sees
/// to that.
/// </summary>
internal static class Words
{
    private const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>The eight bytes at an offset, the first in the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ref byte start, int offset) => LowestFirst(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset)));

    /// <summary>The first or the second eight bytes of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(Vector128<byte> bytes, int half) => LowestFirst(bytes.AsUInt64()[half]);

    /// <summary>How many digits a word begins with, 0 to 8, and the number that they write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Digits(ulong word, out uint number)
    {
        // Up to the first byte that is no digit neither adding 0x46 nor taking away 0x30 sets a high bit.
        var digits = word - Zeros;
        var others = ((word + 0x4646_4646_4646_4646) | digits) & 0x8080_8080_8080_8080;
        var count = BitOperations.TrailingZeroCount(others) >> 3;

        // Shifted twice, because a shift by 64 is none.
        number = Number(digits << (32 - (4 * count)) << (32 - (4 * count)));
        return count;
    }

    /// <summary>The number that eight digits write, each the value of a byte, the first in the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Number(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (uint)((((digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064) + (((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LowestFirst(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
}
