namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// The decompressed bytes of a part, counted against the limits while they come, and checked against the archive's checksum at their end. What
/// the archive says about sizes is believed only where it is the worse of two.
/// </summary>
internal sealed class PartStream : ForwardStream
{
    // Below this the ratio says nothing: a sheet of one repeated row is small however well it compresses.
    private const long AlwaysAllowed = 32L << 20;

    // The longest text or tag: a string of 32,767 characters, each written as a numeric reference, fits many times.
    private const int MaxBetweenTags = 1 << 22;

    private readonly ForwardStream _inner;
    private readonly string _file;
    private readonly ZipEntry _entry;
    private readonly WorkbookLimits _limits;
    private readonly bool _isMarkup;
    private readonly PartChecksum _checksum = new();
    private long _length;
    private long _ticks;
    private long _sinceTag;

    /// <param name="inner">The decompressed bytes.</param>
    /// <param name="file">The name of the workbook's file, for messages.</param>
    /// <param name="entry">What the archive says of them.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="isMarkup">Whether they are XML, of which a parser holds a text or a tag in memory as a whole.</param>
    public PartStream(ForwardStream inner, string file, ZipEntry entry, WorkbookLimits limits, bool isMarkup)
    {
        _inner = inner;
        _file = file;
        _entry = entry;
        _limits = limits;
        _isMarkup = isMarkup;
        Check(entry.Length);
    }

    public override int Read(Span<byte> buffer)
    {
        var started = TimeProvider.System.GetTimestamp();
        var read = _inner.Read(buffer);
        if (!buffer.IsEmpty)
        {
            Take(buffer[..read], started);
        }

        return read;
    }

    public override int Append(byte[] bytes, int end, int limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        var read = _inner.Append(bytes, end, limit);
        Take(bytes.AsSpan(end, read), started);
        return read;
    }

    // Decompressing is work for a processor, and the file's bytes come from the system's cache: a thread of its own would only add hand-overs.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));

    /// <summary>Reads what is left of the part, which has nothing more to say but whether it is whole.</summary>
    /// <param name="check">Called in the midst of reading; throws to end it.</param>
    public void Drain(Action? check)
    {
        var buffer = new byte[1 << 14];
        while (Read(buffer) > 0)
        {
            check?.Invoke();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes, long started)
    {
        _ticks += TimeProvider.System.GetTimestamp() - started;
        _checksum.Append(bytes);
        if (_isMarkup)
        {
            CountSinceTag(bytes);
        }

        _length += bytes.Length;
        if (!bytes.IsEmpty)
        {
            Check(_length);
        }
        else if (_checksum.Value != _entry.Checksum)
        {
            throw new InvalidDataException($"the part '{_entry.Path}' does not match its checksum: bytes were lost or changed.");
        }
    }

    private void CountSinceTag(ReadOnlySpan<byte> bytes)
    {
        var tag = bytes.LastIndexOf((byte)'<');
        _sinceTag = tag < 0 ? _sinceTag + bytes.Length : bytes.Length - tag;
        if (_sinceTag > MaxBetweenTags)
        {
            throw new InvalidDataException($"the part '{_entry.Path}' has a text or a tag of more than {MaxBetweenTags} bytes.");
        }
    }

    private void Check(long length)
    {
        if (length > _limits.MaxDecompressedBytes)
        {
            throw Exceeded(nameof(_limits.MaxDecompressedBytes), _limits.MaxDecompressedBytes, $"has a part '{_entry.Path}' of more than {_limits.MaxDecompressedBytes} bytes once decompressed");
        }

        if (length > AlwaysAllowed && length / Math.Max(1, _limits.MaxCompressionRatio) > _entry.CompressedLength)
        {
            throw Exceeded(nameof(_limits.MaxCompressionRatio), _limits.MaxCompressionRatio, $"has a part '{_entry.Path}' more than {_limits.MaxCompressionRatio} times larger than its compressed form");
        }

        if (TimeProvider.System.GetElapsedTime(0, _ticks) > _limits.MaxReadingTime)
        {
            throw Exceeded(nameof(_limits.MaxReadingTime), _limits.MaxReadingTime, $"has a part '{_entry.Path}' that takes longer than {_limits.MaxReadingTime} to decompress");
        }
    }

    private WorkbookException Exceeded(string limit, object allowed, string found) => WorkbookFault.Exceeded(_file, limit, allowed, found);
}
