using System.Buffers.Binary;
using System.Text;
using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>The records of a binary part one after another ([MS-XLSB] 2.1.4): type and size in groups of seven bits.</summary>
/// <param name="stream">The part.</param>
/// <param name="check">Called after every few records; throws to end the reading.</param>
internal sealed class XlsbRecords(PartStream stream, Action? check = null) : IDisposable
{
    private const int RecordsBetweenChecks = 1024;

    /// <summary>A record beyond this size, which no cell or style has, is skipped.</summary>
    private const int MaxSize = 1 << 20;

    private readonly BufferedStream _stream = new(stream, 1 << 16);
    private byte[] _body = new byte[1 << 12];
    private int _length;
    private int _records;

    public int Type { get; private set; }

    public ReadOnlySpan<byte> Body => _body.AsSpan(0, _length);

    /// <summary>Reads the next record; false at the part's end.</summary>
    public bool Read()
    {
        while (ReadGroups(2) is { } type)
        {
            if (++_records % RecordsBetweenChecks == 0)
            {
                check?.Invoke();
            }

            var size = ReadGroups(4) ?? throw new EndOfStreamException("a record has no size.");
            if (size <= MaxSize)
            {
                Type = type;
                ReadBody(size);
                return true;
            }

            Skip(size);
        }

        return false;
    }

    /// <summary>A string with its length in four bytes ([MS-XLSB] 2.5.168); null when the length says that there is none.</summary>
    /// <param name="bytes">The bytes from the length on; afterwards what is behind the string.</param>
    public static string? Text(ref ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[4..];
        if (length == -1)
        {
            return null;
        }

        var text = Encoding.Unicode.GetString(bytes[..checked(length * 2)]);
        bytes = bytes[(length * 2)..];
        return text;
    }

    /// <summary>Reads what is left of the part, to know whether it is whole.</summary>
    public void Drain() => stream.Drain(check);

    public void Dispose() => _stream.Dispose();

    private int? ReadGroups(int most)
    {
        var value = 0;
        for (var group = 0; group < most; group++)
        {
            var next = _stream.ReadByte();
            if (next < 0)
            {
                return group == 0 ? null : throw new EndOfStreamException("a record is cut off.");
            }

            value |= (next & 0x7F) << (7 * group);
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }

    private void ReadBody(int size)
    {
        if (_body.Length < size)
        {
            _body = new byte[Math.Max(size, _body.Length * 2)];
        }

        _stream.ReadExactly(_body, 0, size);
        _length = size;
    }

    private void Skip(int size)
    {
        for (int read; size > 0; size -= read)
        {
            read = _stream.Read(_body, 0, Math.Min(size, _body.Length));
            if (read == 0)
            {
                throw new EndOfStreamException("a record is cut off.");
            }
        }
    }
}
