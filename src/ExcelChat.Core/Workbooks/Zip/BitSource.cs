using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// The bits of a compressed stream, lowest first (RFC 1951, 3.1.1). Zeros follow the last byte, so whoever takes bits need not ask whether they are there;
/// <see cref="IsOverrun"/> tells afterwards. Its state is in fields, because the inner loop takes it into registers and gives it back.
/// </summary>
internal sealed class BitSource(Stream compressed) : IDisposable
{
    // A block's head takes less than 400 bytes.
    private const int Enough = 1024;
    private const int Size = 1 << 14;
    private const int Padding = 32;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Size);
    private int _end;
    private bool _isLast;

    /// <summary>The bits that were loaded and not taken; further ones above <see cref="Count"/> are right or zero.</summary>
    public ulong Bits;

    /// <summary>How many bits are loaded.</summary>
    public int Count;

    /// <summary>Where the next byte to load is.</summary>
    public int At;

    /// <summary>The bytes.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>From here on no symbol may begin before <see cref="Fill"/> was called; behind the end of the stream, when there is none left to call for.</summary>
    public int Limit => _isLast ? _end + sizeof(ulong) : _end - (2 * sizeof(ulong));

    /// <summary>Whether more bits were taken than there are.</summary>
    public bool IsOverrun => _isLast && At - (Count >> 3) > _end;

    /// <summary>The 64 bits at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ref byte bytes, nint offset)
    {
        var bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, offset));
        return BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits);
    }

    /// <summary>Sees to it that the next bytes are there, as many as the head of a block may have, or all.</summary>
    public void Fill()
    {
        if (_isLast || _end - At >= Enough)
        {
            return;
        }

        // The bytes whose bits are loaded stay: they may be given back.
        var kept = Math.Min(At, sizeof(ulong));
        _bytes.AsSpan(At - kept, _end - At + kept).CopyTo(_bytes);
        _end -= At - kept;
        At = kept;
        while (!_isLast && _end - At < Enough)
        {
            var read = compressed.Read(_bytes, _end, Size - Padding - _end);
            _end += read;
            _isLast = read == 0;
        }

        _bytes.AsSpan(_end, Padding).Clear();
    }

    /// <summary>Takes up to 32 bits.</summary>
    public uint Take(int count)
    {
        Load();
        var taken = (uint)(Bits & ((1UL << count) - 1));
        Bits >>= count;
        Count -= count;
        return taken;
    }

    /// <summary>Looks at the next bits without taking them.</summary>
    public uint Peek(int count)
    {
        Load();
        return (uint)(Bits & ((1UL << count) - 1));
    }

    /// <summary>Gives back the whole bytes that are loaded, so that bytes can be copied from here.</summary>
    public void Unload()
    {
        At -= Count >> 3;
        Bits = 0;
        Count = 0;
    }

    /// <summary>Copies bytes, when no bits are loaded.</summary>
    /// <returns>How many could be copied at once; 0 at the end of the stream.</returns>
    public int Copy(Span<byte> target)
    {
        var count = Math.Max(0, Math.Min(target.Length, _end - At));
        _bytes.AsSpan(At, count).CopyTo(target);
        At += count;
        return count;
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        compressed.Dispose();
    }

    private void Load()
    {
        if (At >= Limit)
        {
            throw InflateStream.Damaged();
        }

        Bits |= Read(ref _bytes[0], At) << Count;
        At += (63 - Count) >> 3;
        Count |= 56;
    }
}
