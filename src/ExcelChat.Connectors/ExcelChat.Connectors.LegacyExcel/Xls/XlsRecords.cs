using System.Buffers.Binary;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>The records of an xls stream one after another, decrypted.</summary>
/// <param name="stream">The stream, disposed with this.</param>
internal sealed class XlsRecords(Stream stream) : IDisposable
{
    private const int HeaderLength = 4;

    private readonly BufferedStream _stream = new(stream, 1 << 16);
    private readonly byte[] _body = new byte[ushort.MaxValue];
    private int _length;
    private int _headType = -1;
    private int _headLength;

    public int Type { get; private set; }

    public ReadOnlySpan<byte> Body => _body.AsSpan(0, _length);

    /// <summary>Where the record begins in the stream.</summary>
    public long Position { get; private set; }

    /// <summary>What decrypts the bodies from here on, or null.</summary>
    public XlsCipher? Cipher { get; set; }

    public void Seek(long position)
    {
        _headType = -1;
        _stream.Position = position;
    }

    /// <summary>Reads the next record; false at the stream's end. One that is cut off counts as its end.</summary>
    public bool Read()
    {
        if (!ReadHead())
        {
            return false;
        }

        Type = _headType;
        _headType = -1;
        _length = _headLength;
        Position = _stream.Position - HeaderLength;
        if (_stream.ReadAtLeast(_body.AsSpan(0, _length), _length, throwOnEndOfStream: false) < _length)
        {
            return false;
        }

        Cipher?.Decrypt(Position + HeaderLength, Type, _body.AsSpan(0, _length));
        return true;
    }

    /// <summary>Reads the next record if it continues this one.</summary>
    public bool ReadContinue() => ReadHead() && _headType == XlsRecordType.Continue && Read();

    public void Dispose() => _stream.Dispose();

    private bool ReadHead()
    {
        if (_headType >= 0)
        {
            return true;
        }

        Span<byte> head = stackalloc byte[HeaderLength];
        if (_stream.ReadAtLeast(head, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            return false;
        }

        _headType = BinaryPrimitives.ReadUInt16LittleEndian(head);
        _headLength = BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);
        return true;
    }
}
