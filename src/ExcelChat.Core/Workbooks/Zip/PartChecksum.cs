using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// The CRC-32 of a part's bytes as they come (ISO/IEC 21320-1; polynomial 0x04C11DB7, reflected). Where the processor multiplies without carries the
/// bytes are folded 64 at a time (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009); elsewhere
/// System.IO.Hashing does it. The latter alone would be slower than inflating for the first seconds of a process, until the runtime has compiled it well.
/// </summary>
internal sealed class PartChecksum
{
    private const uint Polynomial = 0xEDB8_8320;
    private const int Block = 64;

    private readonly Crc32? _portable = Pclmulqdq.IsSupported && Sse41.IsSupported ? null : new();
    private uint _state = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public uint Value => _portable?.GetCurrentHashAsUInt32() ?? ~_state;

    /// <summary>Takes further bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_portable is not null)
        {
            _portable.Append(bytes);
            return;
        }

        var folded = bytes.Length & ~(Block - 1);
        _state = Step(folded == 0 ? _state : Fold(_state, bytes[..folded]), bytes[folded..]);
    }

    // The few bytes at the end of a stretch.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Step(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            state ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state >> 1) ^ (Polynomial & (0 - (state & 1)));
            }
        }

        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Fold(uint state, ReadOnlySpan<byte> blocks)
    {
        // x^(4*128+32), x^(4*128-32), x^(128+32) and x^(128-32) modulo the polynomial, reflected.
        var byFour = Vector128.Create(0x1_5444_2BD4UL, 0x1_C6E4_1596UL);
        var byOne = Vector128.Create(0x1_7519_97D0UL, 0x0_CCAA_009EUL);
        ref var start = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(blocks));
        var a = Vector128.LoadUnsafe(ref start) ^ Vector128.CreateScalar((ulong)state);
        var (b, c, d) = (Vector128.LoadUnsafe(ref start, 2), Vector128.LoadUnsafe(ref start, 4), Vector128.LoadUnsafe(ref start, 6));
        for (nuint at = 8; at < (uint)blocks.Length / sizeof(ulong); at += 8)
        {
            a = Shift(a, byFour) ^ Vector128.LoadUnsafe(ref start, at);
            b = Shift(b, byFour) ^ Vector128.LoadUnsafe(ref start, at + 2);
            c = Shift(c, byFour) ^ Vector128.LoadUnsafe(ref start, at + 4);
            d = Shift(d, byFour) ^ Vector128.LoadUnsafe(ref start, at + 6);
        }

        return Reduce(Shift(Shift(Shift(a, byOne) ^ b, byOne) ^ c, byOne) ^ d, byOne);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Shift(Vector128<ulong> remainder, Vector128<ulong> power)
        => Pclmulqdq.CarrylessMultiply(remainder, power, 0x00) ^ Pclmulqdq.CarrylessMultiply(remainder, power, 0x11);

    /// <summary>From 128 bits to 32, by folding and then by Barrett's reduction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Reduce(Vector128<ulong> remainder, Vector128<ulong> byOne)
    {
        // x^64, then the polynomial and the quotient of x^64 by it, all reflected.
        var x64 = Vector128.CreateScalar(0x1_63CD_6124UL);
        var barrett = Vector128.Create(0x1_DB71_0641UL, 0x1_F701_1641UL);
        var low = Vector128.Create((ulong)uint.MaxValue);
        remainder = Pclmulqdq.CarrylessMultiply(remainder, byOne, 0x10) ^ Sse2.ShiftRightLogical128BitLane(remainder, 8);
        remainder = Pclmulqdq.CarrylessMultiply(remainder & low, x64, 0x00) ^ Sse2.ShiftRightLogical128BitLane(remainder, 4);
        var quotient = Pclmulqdq.CarrylessMultiply(remainder & low, barrett, 0x10) & low;
        return (Pclmulqdq.CarrylessMultiply(quotient, barrett, 0x00) ^ remainder).AsUInt32()[1];
    }
}
