namespace ExcelChat.Workbooks.Zip;

/// <summary>A stretch of an archive, read in order. The archive's stream is not disposed with it, and segments of one archive may be read on different threads.</summary>
internal sealed class ZipSegment(Stream file, long begin, long length) : ForwardStream
{
    private long _position;

    public override int Read(Span<byte> buffer)
    {
        lock (file)
        {
            file.Position = begin + _position;
            var read = file.Read(buffer[..(int)Math.Min(buffer.Length, length - _position)]);
            _position += read;
            return read;
        }
    }
}
