using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// Decompresses a DEFLATE stream (RFC 1951). Decompressing is most of the work of reading a workbook, and a loop made for it takes three quarters of the time of
/// the library's.
/// </summary>
internal sealed class Inflater : IDisposable
{
    private const int History = 1 << 15;
    private const int Chunk = 1 << 16;

    // The longest match, and what is copied too much.
    private const int Slack = 258 + 64;

    private readonly BitSource _source;
    private readonly BlockCodes _codes = new();
    private byte[] _window = ArrayPool<byte>.Shared.Rent(History + Chunk + Slack);
    private int _from;
    private int _to;
    private int _stored;
    private State _state;
    private bool _isLastBlock;

    public Inflater(Stream compressed) => _source = new(compressed);

    private enum State
    {
        BetweenBlocks,
        Stored,
        Coded,
        Ended,
    }

    /// <summary>Decompresses the next bytes.</summary>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="InvalidDataException">The stream is damaged, or ends too early.</exception>
    public int Read(Span<byte> target)
    {
        if (_from == _to && !target.IsEmpty)
        {
            Advance();
        }

        var count = Math.Min(target.Length, _to - _from);
        _window.AsSpan(_from, count).CopyTo(target);
        _from += count;
        return count;
    }

    public void Dispose()
    {
        _state = State.Ended;
        _from = _to;
        var window = Interlocked.Exchange(ref _window, []);
        if (window.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(window);
        }

        _source.Dispose();
    }

    internal static InvalidDataException Damaged() => new("its compressed bytes are damaged, or end too early.");

    private void Advance()
    {
        if (_to >= History + Chunk)
        {
            _window.AsSpan(_to - History, History).CopyTo(_window);
            _from = _to = History;
        }

        while (_from == _to && _state != State.Ended)
        {
            _source.Fill();
            switch (_state)
            {
                case State.BetweenBlocks:
                    BeginBlock();
                    break;
                case State.Stored:
                    CopyStored();
                    break;
                default:
                    _state = Decode() ? AfterBlock() : _state;
                    break;
            }

            if (_source.IsOverrun)
            {
                throw Damaged();
            }
        }
    }

    private State AfterBlock() => _isLastBlock ? State.Ended : State.BetweenBlocks;

    private void BeginBlock()
    {
        _isLastBlock = _source.Take(1) == 1;
        switch (_source.Take(2))
        {
            case 0:
                BeginStored();
                break;
            case 1:
                _codes.BeFixed();
                _state = State.Coded;
                break;
            case 2 when _codes.Read(_source):
                _state = State.Coded;
                break;
            default:
                throw Damaged();
        }
    }

    private void BeginStored()
    {
        _source.Take(_source.Count & 7);
        var length = _source.Take(16);
        if (length != (~_source.Take(16) & 0xFFFF))
        {
            throw Damaged();
        }

        _stored = (int)length;
        _state = length > 0 ? State.Stored : AfterBlock();
    }

    private void CopyStored()
    {
        var count = _source.Copy(_window.AsSpan(_to, Math.Min(_stored, History + Chunk - _to)));
        if (count == 0)
        {
            throw Damaged();
        }

        _to += count;
        _stored -= count;
        _state = _stored > 0 ? State.Stored : AfterBlock();
    }

    /// <summary>Decodes symbols until the chunk is full, more bytes are needed, or the block ends. Between symbols at least 56 bits are loaded, which is more than one takes.</summary>
    /// <returns>Whether the block has ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Decode()
    {
        ref var input = ref MemoryMarshal.GetArrayDataReference(_source.Bytes);
        ref var window = ref MemoryMarshal.GetArrayDataReference(_window);
        ref var lengths = ref MemoryMarshal.GetArrayDataReference(_codes.Lengths.Entries);
        ref var distances = ref MemoryMarshal.GetArrayDataReference(_codes.Distances.Entries);
        var (bits, count, at, limit, to) = (_source.Bits, (uint)_source.Count, (nint)_source.At, (nint)_source.Limit, (nint)_to);
        Load(ref input, ref at, ref bits, ref count);
        var entry = Entry(ref lengths, bits, BlockCodes.LengthBits);
        while (at < limit && to < History + Chunk)
        {
            if ((int)entry < 0)
            {
                PutBytes(ref window, ref to, ref entry, ref bits, ref count, ref lengths);
                Load(ref input, ref at, ref bits, ref count);
                continue;
            }

            if ((entry & HuffmanTable.Exception) != 0)
            {
                if ((entry & HuffmanTable.End) != 0)
                {
                    break;
                }

                entry = Follow(ref lengths, entry, ref bits, ref count);
                continue;
            }

            var length = Value(entry, ref bits, ref count);
            var distance = Distance(ref distances, ref bits, ref count);
            if (distance > to)
            {
                throw Damaged();
            }

            // The next symbol is looked up before this one's bytes are copied: neither waits for the other.
            Load(ref input, ref at, ref bits, ref count);
            entry = Entry(ref lengths, bits, BlockCodes.LengthBits);
            Copy(ref Unsafe.Add(ref window, to), distance, length);
            to += length;
        }

        _to = (int)to;
        return Leave(bits, count, (int)at, entry);
    }

    private bool Leave(ulong bits, uint count, int at, uint entry)
    {
        var ended = (entry & (HuffmanTable.Literal | HuffmanTable.End)) == HuffmanTable.End;
        var taken = ended ? (int)(byte)entry : 0;
        (_source.Bits, _source.Count, _source.At) = (bits >> taken, (byte)count - taken, at);
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
    private static void PutBytes(ref byte window, ref nint to, ref uint entry, ref ulong bits, ref uint count, ref uint lengths)
    {
        Put(ref window, ref to, ref entry, ref bits, ref count, ref lengths);
        if ((int)entry < 0)
        {
            Put(ref window, ref to, ref entry, ref bits, ref count, ref lengths);
            if ((int)entry < 0)
            {
                Put(ref window, ref to, ref entry, ref bits, ref count, ref lengths);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref byte window, ref nint to, ref uint entry, ref ulong bits, ref uint count, ref uint lengths)
    {
        Unsafe.Add(ref window, to++) = (byte)(entry >> 16);
        bits >>= (int)entry;
        count -= entry;
        entry = Entry(ref lengths, bits, BlockCodes.LengthBits);
    }

    /// <summary>The entry of a code that is longer than the first table looks.</summary>
    private static uint Follow(ref uint table, uint entry, ref ulong bits, ref uint count)
    {
        if ((entry & HuffmanTable.Further) == 0)
        {
            throw Damaged();
        }

        bits >>= (int)entry;
        count -= (byte)entry;
        return Unsafe.Add(ref table, (nint)((entry >> 16) + (bits & ((1UL << (int)((entry >> 8) & 15)) - 1))));
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
            entry = Follow(ref distances, entry, ref bits, ref count);
        }

        return Value(entry, ref bits, ref count);
    }

    /// <summary>Copies what stands a distance before to here. Some bytes more are written, which later ones overwrite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte target, nint distance, nint length)
    {
        ref var from = ref Unsafe.Subtract(ref target, distance);
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
