using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>Reads the body of the current record and of those that continue it.</summary>
internal sealed class XlsBytes(XlsRecords records)
{
    private int _at;

    /// <summary>Whether nothing is left, in this record and in those that continue it.</summary>
    public bool IsAtEnd => _at >= records.Body.Length && !NextPart();

    public byte Byte()
    {
        while (_at >= records.Body.Length)
        {
            if (!NextPart())
            {
                throw new InvalidDataException("a record ends before its content does.");
            }
        }

        return records.Body[_at++];
    }

    public int UInt16() => Byte() | (Byte() << 8);

    public int Int32() => UInt16() | (UInt16() << 16);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = Byte();
        }

        return bytes;
    }

    /// <summary>What is left of the record that the last byte came from.</summary>
    public byte[] Rest() => _at < records.Body.Length ? records.Body[_at..].ToArray() : [];

    public void Skip(int count)
    {
        while (count > 0)
        {
            _ = Byte();
            var rest = Math.Min(count - 1, records.Body.Length - _at);
            _at += rest;
            count -= rest + 1;
        }
    }

    /// <summary>A string that begins with its flags ([MS-XLS] 2.5.293, 2.5.294): runs of fonts and phonetic hints after it are left out.</summary>
    /// <param name="length">Its characters.</param>
    public string Unicode(int length)
    {
        var flags = Byte();
        var runs = (flags & 8) != 0 ? UInt16() : 0;
        var hints = (flags & 4) != 0 ? Int32() : 0;
        var text = Characters(length, (flags & 1) != 0);
        Skip(checked((runs * 4) + Math.Max(hints, 0)));
        return text;
    }

    /// <summary>A string of one byte a character.</summary>
    public string Encoded(int length, Encoding encoding)
    {
        var bytes = new byte[Math.Min(length, ushort.MaxValue)];
        var count = 0;
        while (count < bytes.Length && !IsAtEnd)
        {
            bytes[count++] = Byte();
        }

        return encoding.GetString(bytes, 0, count);
    }

    // Where a string goes on in another record, that record says anew whether its characters are wide.
    private string Characters(int length, bool wide)
    {
        var text = new StringBuilder(Math.Min(length, 1 << 15));
        while (length > 0)
        {
            if (_at >= records.Body.Length)
            {
                if (!NextPart())
                {
                    throw new InvalidDataException("a string ends before its last character.");
                }

                wide = (Byte() & 1) != 0;
            }

            var part = records.Body[_at..];
            var count = Math.Min(length, wide ? (part.Length + 1) / 2 : part.Length);
            Append(text, part, count, wide);
            _at += Math.Min(wide ? count * 2 : count, part.Length);
            length -= count;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> part, int count, bool wide)
    {
        for (var i = 0; i < count; i++)
        {
            text.Append(!wide ? (char)part[i] : (2 * i) + 1 < part.Length ? (char)BinaryPrimitives.ReadUInt16LittleEndian(part[(2 * i)..]) : (char)part[2 * i]);
        }
    }

    private bool NextPart()
    {
        _at = 0;
        return records.ReadContinue();
    }
}
