using System.IO.Hashing;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A decompressed part that ends in the typed error where it goes beyond a limit, and is checked against the archive's checksum at its end.</summary>
internal sealed class LimitedStream(Stream inner, LegacyFile file, ZipFacts facts) : Stream
{
    /// <summary>A part up to this size may have any ratio, as <see cref="WorkbookLimits.MaxCompressionRatio"/> says.</summary>
    private const long SmallPart = 32L << 20;

    private readonly Crc32 _checksum = new();
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
        _checksum.Append(buffer[..read]);
        if (read == 0 && !buffer.IsEmpty && _checksum.GetCurrentHashAsUInt32() != facts.Checksum)
        {
            throw new InvalidDataException($"the part '{facts.Part}' does not match its checksum: bytes were lost or changed.");
        }

        Check();
        return read;
    }

    /// <summary>Reads what is left of the part, which has nothing more to say but whether it is whole.</summary>
    public void Drain()
    {
        var buffer = new byte[1 << 14];
        while (Read(buffer) > 0)
        {
        }
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

    private void Check()
    {
        var limits = file.Limits;
        if (_read > limits.MaxDecompressedBytes)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxDecompressedBytes), limits.MaxDecompressedBytes, $"has a part '{facts.Part}' of more bytes");
        }

        if (_read > SmallPart && _read / Math.Max(facts.CompressedLength, 1) > limits.MaxCompressionRatio)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxCompressionRatio), limits.MaxCompressionRatio, $"has a part '{facts.Part}' that is compressed more strongly");
        }
    }
}
