namespace ExcelChat.Connectors.LegacyExcel.Compound;

/// <summary>A stream of a compound file: sectors that lie anywhere in the file, read as one. A file that was cut off ends it early.</summary>
/// <param name="container">The file, or the stream that holds the small streams.</param>
/// <param name="sectors">The sectors in order.</param>
/// <param name="sectorSize">The size of each in bytes.</param>
/// <param name="origin">Where sector 0 begins.</param>
/// <param name="length">The stream's size in bytes.</param>
internal sealed class CompoundStream(Stream container, uint[] sectors, int sectorSize, long origin, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = Math.Min(length, (long)sectors.Length * sectorSize);

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position < 0 || Position >= Length)
        {
            return 0;
        }

        var sector = (int)(Position / sectorSize);
        var within = (int)(Position % sectorSize);
        var last = sector;
        var wanted = Math.Min(buffer.Length, Length - Position);
        while (last + 1 < sectors.Length && sectors[last + 1] == sectors[last] + 1 && (long)(last + 1 - sector) * sectorSize - within < wanted)
        {
            last++;
        }

        var available = ((long)(last + 1 - sector) * sectorSize) - within;
        container.Position = origin + ((long)sectors[sector] * sectorSize) + within;
        var read = container.Read(buffer[..(int)Math.Min(wanted, available)]);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            container.Dispose();
        }

        base.Dispose(disposing);
    }
}
