using System.Buffers;
using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// The stretch of a part that is being scanned. Zeros follow the last byte, so a scanner may look <see cref="Padding"/> bytes ahead without asking: what is not
/// there yet looks like nothing it knows.
/// </summary>
internal sealed class PartWindow(ForwardStream part) : IDisposable
{
    /// <summary>The zeros after the last byte.</summary>
    public const int Padding = 64;

    // A decompressor may give as many bytes more than it was asked for, and the zeros come behind them.
    private const int Behind = ForwardStream.Slack + Padding;

    private const int LongestComparison = 32;

    private const int UsualSize = 1 << 18;

    // Decompressed, checked and scanned while it is in the processor's nearest cache.
    private const int Step = 1 << 16;

    // The longest token: a string of 32,767 characters, each written as a numeric reference, fits many times.
    private const int MaxSize = 1 << 22;

    private byte[] _buffer = RentEmpty();
    private int _start;
    private int _end;

    /// <summary>The bytes at hand, and the padding.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_buffer, _start, _end - _start + Padding);
    }

    /// <summary>The number of bytes at hand, without the padding.</summary>
    public int Length => _end - _start;

    /// <summary>Whether a scanner that stuck at a position may only lack what follows: nearer to the end than its longest comparison all looks unknown.</summary>
    public bool MayLackTheRest(int stuck) => stuck + LongestComparison >= Length;

    /// <summary>Leaves bytes behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int count) => _start += count;

    /// <summary>Reads on. False when the part has ended, or when one token fills the window at its largest.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!MakeRoom())
        {
            return false;
        }

        // What was not enough is looked at again from its beginning, so at least as much is added, in however small pieces it comes.
        var wanted = Math.Max(1, Length);
        var limit = Math.Min(_end + Math.Max(Step, wanted), _buffer.Length - Behind);
        int added = 0, read;
        do
        {
            read = await AppendAsync(limit, cancellationToken).ConfigureAwait(false);
            added += read;
        }
        while (read > 0 && added < wanted && _end < limit);

        Pad();
        return added > 0;
    }

    public void Dispose() => Release(Interlocked.Exchange(ref _buffer, []));

    private async ValueTask<int> AppendAsync(int limit, CancellationToken cancellationToken)
    {
        try
        {
            var read = await part.AppendAsync(_buffer, _end, limit, cancellationToken).ConfigureAwait(false);
            _end += read;
            return read;
        }
        catch
        {
            // Nothing that was half written may be taken for the part by somebody who reads on.
            _start = _end = 0;
            Pad();
            throw;
        }
    }

    private void Pad() => _buffer.AsSpan(_end, Padding).Clear();

    private bool MakeRoom()
    {
        if (Length > MaxSize)
        {
            return false;
        }

        if (_buffer.Length - _end < Step + Behind)
        {
            Move(Math.Min(_start, Math.Max(0, _end - ForwardStream.History)));
        }

        return true;
    }

    /// <summary>Moves the bytes from a position on to the beginning, of a larger buffer when they fill half of this one.</summary>
    private void Move(int from)
    {
        var kept = _buffer.AsSpan(from, _end - from);
        if (kept.Length > _buffer.Length / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            kept.CopyTo(larger);
            Release(_buffer);
            _buffer = larger;
        }
        else
        {
            kept.CopyTo(_buffer);
        }

        _start -= from;
        _end -= from;
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
