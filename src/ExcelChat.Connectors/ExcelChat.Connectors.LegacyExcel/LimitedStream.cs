using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A decompressed part that ends in the typed error where it goes beyond a limit.</summary>
internal sealed class LimitedStream(Stream inner, LegacyFile file, string part, long compressed) : Stream
{
    /// <summary>A part up to this size may have any ratio, as <see cref="WorkbookLimits.MaxCompressionRatio"/> says.</summary>
    private const long SmallPart = 32L << 20;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        var limits = file.Limits;
        if (_read > limits.MaxDecompressedBytes)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxDecompressedBytes), limits.MaxDecompressedBytes, $"has a part {part} of more bytes");
        }

        if (_read > SmallPart && _read / Math.Max(compressed, 1) > limits.MaxCompressionRatio)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxCompressionRatio), limits.MaxCompressionRatio, $"has a part {part} that is compressed more strongly");
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
