using System.Buffers;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// The stretch of a part that is being scanned. Zeros follow the last byte, so a scanner may look <see cref="Padding"/> bytes ahead without asking: what is not
/// there yet looks like nothing it knows.
/// </summary>
internal sealed class PartWindow(Stream part) : IDisposable
{
    /// <summary>The zeros after the last byte.</summary>
    public const int Padding = 64;

    private const int LongestComparison = 32;

    private const int UsualSize = 1 << 17;

    // The longest token: a string of 32,767 characters, each written as a numeric reference, fits many times.
    private const int MaxSize = 1 << 22;

    private byte[] _buffer = RentEmpty();
    private int _start;
    private int _end;

    /// <summary>The bytes at hand, and the padding.</summary>
    public ReadOnlySpan<byte> Bytes => new(_buffer, _start, _end - _start + Padding);

    /// <summary>The number of bytes at hand, without the padding.</summary>
    public int Length => _end - _start;

    /// <summary>Whether a scanner that stuck at a position may only lack what follows: nearer to the end than its longest comparison all looks unknown.</summary>
    public bool MayLackTheRest(int stuck) => stuck + LongestComparison >= Length;

    /// <summary>Leaves bytes behind.</summary>
    public void Advance(int count) => _start += count;

    /// <summary>Reads on. False when the part has ended, or when one token fills the window at its largest.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!MakeRoom())
        {
            return false;
        }

        var room = _buffer.AsMemory(_end, _buffer.Length - Padding - _end);
        var read = await part.ReadAsync(room, cancellationToken).ConfigureAwait(false);
        _end += read;
        Pad();
        return read > 0;
    }

    public void Dispose() => Release(Interlocked.Exchange(ref _buffer, []));

    private void Pad() => _buffer.AsSpan(_end, Padding).Clear();

    private bool MakeRoom()
    {
        var length = Length;
        if (length > MaxSize)
        {
            return false;
        }

        if (length > _buffer.Length / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(_start, length).CopyTo(larger);
            Release(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, length).CopyTo(_buffer);
        }

        _start = 0;
        _end = length;
        Pad();
        return true;
    }

    // What the last user of the memory left there must not be taken for the beginning of this part.
    private static byte[] RentEmpty()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(UsualSize);
        buffer.AsSpan(0, Padding).Clear();
        return buffer;
    }

    private static void Release(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
