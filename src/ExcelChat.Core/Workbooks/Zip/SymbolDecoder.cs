using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// The inner loop of decompressing: the symbols of a block become bytes (RFC 1951, 3.2.3). Nothing in it asks for bounds but once a symbol: zeros follow the last
/// bit, and <see cref="ForwardStream.Slack"/> bytes the end of the window.
/// </summary>
internal static class SymbolDecoder
{
    /// <summary>Decodes symbols until the window is full, more bits are needed, or the block ends. Between symbols at least 56 bits are loaded, which is more than one takes.</summary>
    /// <param name="source">The bits.</param>
    /// <param name="codes">The codes of the block.</param>
    /// <param name="window">What was decompressed before, and room for more.</param>
    /// <param name="to">Where the next byte goes.</param>
    /// <param name="full">Where the window is full.</param>
    /// <returns>Whether the block has ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool Decode(BitSource source, BlockCodes codes, byte[] window, ref int to, int full)
    {
        ref var input = ref MemoryMarshal.GetArrayDataReference(source.Bytes);
        ref var output = ref MemoryMarshal.GetArrayDataReference(window);
        ref var lengths = ref MemoryMarshal.GetArrayDataReference(codes.Lengths.Entries);
        ref var distances = ref MemoryMarshal.GetArrayDataReference(codes.Distances.Entries);
        var (bits, count, at, limit, end) = (source.Bits, (uint)source.Count, (nint)source.At, (nint)source.Limit, (nint)to);
        Load(ref input, ref at, ref bits, ref count);
        var entry = Entry(ref lengths, bits, BlockCodes.LengthBits);
        while (at < limit && end < full)
        {
            if ((int)entry < 0)
            {
                PutBytes(ref output, ref end, ref entry, ref bits, ref count, ref lengths);
                Load(ref input, ref at, ref bits, ref count);
            }
            else if ((entry & HuffmanTable.Exception) == 0)
            {
                // The next symbol is looked up before this one's bytes are copied: neither waits for the other.
                var length = Value(entry, ref bits, ref count);
                var distance = Distance(ref distances, ref bits, ref count);
                Load(ref input, ref at, ref bits, ref count);
                entry = Entry(ref lengths, bits, BlockCodes.LengthBits);
                Copy(ref output, ref end, distance, length);
            }
            else if (!Follow(ref lengths, ref entry, ref bits, ref count))
            {
                break;
            }
        }

        to = (int)end;
        return Leave(source, bits, count, (int)at, entry);
    }

    private static bool Leave(BitSource source, ulong bits, uint count, int at, uint entry)
    {
        var ended = (entry & (HuffmanTable.Literal | HuffmanTable.End)) == HuffmanTable.End;
        var taken = ended ? (int)(byte)entry : 0;
        (source.Bits, source.Count, source.At) = (bits >> taken, (byte)count - taken, at);
        return ended;
    }

    /// <summary>Loads further bits, so that there are 56 or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref byte input, ref nint at, ref ulong bits, ref uint count)
    {
        // Only the lowest byte of the count means something: entries are taken away from it as they are.
        bits |= BitSource.Read(ref input, at) << (int)count;
        at += 7 - (nint)((count >> 3) & 7);
        count |= 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Entry(ref uint table, ulong bits, int lookedAt) => Unsafe.Add(ref table, (nint)(bits & ((1UL << lookedAt) - 1)));

    /// <summary>Puts one byte, and the next two when they are bytes too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutBytes(ref byte output, ref nint end, ref uint entry, ref ulong bits, ref uint count, ref uint lengths)
    {
        Put(ref output, ref end, ref entry, ref bits, ref count, ref lengths);
        if ((int)entry < 0)
        {
            Put(ref output, ref end, ref entry, ref bits, ref count, ref lengths);
            if ((int)entry < 0)
            {
                Put(ref output, ref end, ref entry, ref bits, ref count, ref lengths);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref byte output, ref nint end, ref uint entry, ref ulong bits, ref uint count, ref uint lengths)
    {
        Unsafe.Add(ref output, end++) = (byte)(entry >> 16);
        bits >>= (int)entry;
        count -= entry;
        entry = Entry(ref lengths, bits, BlockCodes.LengthBits);
    }

    /// <summary>Goes on to the entry of a code that is longer than the first table looks; false at the end of the block.</summary>
    private static bool Follow(ref uint table, ref uint entry, ref ulong bits, ref uint count)
    {
        if ((entry & HuffmanTable.Further) == 0)
        {
            return (entry & HuffmanTable.End) != 0 ? false : throw InflateStream.Damaged();
        }

        bits >>= (int)entry;
        count -= (byte)entry;
        entry = Unsafe.Add(ref table, (nint)((entry >> 16) + (bits & ((1UL << (int)((entry >> 8) & 15)) - 1))));
        return true;
    }

    /// <summary>The length or distance of an entry with its extra bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Value(uint entry, ref ulong bits, ref uint count)
    {
        var extra = LowBits(bits, entry) >> (int)(entry >> 8);
        bits >>= (int)entry;
        count -= entry;
        return (nint)((entry >> 16) + extra);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LowBits(ulong bits, uint entry)
        => Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(bits, entry) : bits & ~(ulong.MaxValue << (int)entry);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Distance(ref uint distances, ref ulong bits, ref uint count)
    {
        var entry = Entry(ref distances, bits, BlockCodes.DistanceBits);
        if ((entry & HuffmanTable.Exception) != 0)
        {
            Follow(ref distances, ref entry, ref bits, ref count);
        }

        return Value(entry, ref bits, ref count);
    }

    /// <summary>Copies what stands a distance before to here. Some bytes more are written, which later ones overwrite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte output, ref nint end, nint distance, nint length)
    {
        if (distance > end)
        {
            throw InflateStream.Damaged();
        }

        ref var target = ref Unsafe.Add(ref output, end);
        ref var from = ref Unsafe.Subtract(ref target, distance);
        end += length;
        if (distance < sizeof(ulong))
        {
            // So many bytes of each word are right; the next begins behind them.
            for (nint i = 0; i < length; i += distance)
            {
                CopyWord(ref from, ref target, i);
            }

            return;
        }

        // Each word is read after the ones before it were written: the copy may overlap itself.
        CopyWord(ref from, ref target, 0);
        CopyWord(ref from, ref target, 8);
        CopyWord(ref from, ref target, 16);
        CopyWord(ref from, ref target, 24);
        for (nint i = 32; i < length; i += 8)
        {
            CopyWord(ref from, ref target, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyWord(ref byte from, ref byte target, nint offset)
        => Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, offset), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, offset)));
}
