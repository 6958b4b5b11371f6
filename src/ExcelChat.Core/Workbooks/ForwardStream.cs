namespace ExcelChat.Workbooks;

/// <summary>A stream that is only read, once, from its beginning to its end.</summary>
internal abstract class ForwardStream : Stream
{
    /// <summary>How far back a decompressor may repeat bytes from (RFC 1951, 2).</summary>
    public const int History = 1 << 15;

    /// <summary>How many bytes too many it may write: two single ones, the longest repeat, and what a repeat copies too much.</summary>
    public const int Slack = 2 + 258 + 32;

    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public sealed override long Length => throw new NotSupportedException();

    public sealed override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    /// <summary>
    /// Reads on into an array, right behind what was read before. A decompressor repeats bytes from there and needs no copy of its own. Who reads a stream
    /// this way reads all of it this way.
    /// </summary>
    /// <param name="bytes">The array, up to <paramref name="end"/> filled with the last bytes of the stream: all that were read, or at least <see cref="History"/>.</param>
    /// <param name="end">Where the next byte goes.</param>
    /// <param name="limit">Where no further symbol is begun. Up to <see cref="Slack"/> bytes from there on may be read or overwritten.</param>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    public virtual int Append(byte[] bytes, int end, int limit) => Read(bytes.AsSpan(end, limit - end));

    /// <summary>The same for a stream that may have to wait.</summary>
    public virtual ValueTask<int> AppendAsync(byte[] bytes, int end, int limit, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Append(bytes, end, limit));

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
