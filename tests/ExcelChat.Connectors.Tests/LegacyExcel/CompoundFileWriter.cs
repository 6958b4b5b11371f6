using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>Writes a compound file of streams below the root, with sectors of 512 bytes ([MS-CFB]).</summary>
internal sealed class CompoundFileWriter
{
    private const int SectorSize = 512;
    private const int SmallSectorSize = 64;
    private const int SmallLimit = 4096;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const uint Table = 0xFFFFFFFD;

    private readonly List<byte[]> _sectors = [];
    private readonly List<uint> _next = [];
    private readonly List<uint> _smallNext = [];
    private readonly List<byte> _small = [];
    private readonly List<(string Name, uint Start, int Size)> _entries = [];

    public static byte[] Write(params (string Name, byte[] Content)[] streams) => new CompoundFileWriter().Build(streams);

    private byte[] Build((string Name, byte[] Content)[] streams)
    {
        foreach (var (name, content) in streams)
        {
            _entries.Add((name, content.Length < SmallLimit ? AddSmall(content) : Add(content), content.Length));
        }

        var smallSize = _small.Count;
        var small = smallSize > 0 ? Add(_small.ToArray()) : End;
        var smallTable = _smallNext.Count > 0 ? Add(Bytes(_smallNext)) : End;
        var directory = Add(Directory(small, smallSize));
        return File(directory, smallTable);
    }

    private uint Add(byte[] content)
    {
        var start = (uint)_sectors.Count;
        foreach (var part in content.Chunk(SectorSize))
        {
            var sector = new byte[SectorSize];
            part.CopyTo(sector, 0);
            _sectors.Add(sector);
            _next.Add((uint)_sectors.Count);
        }

        _next[^1] = End;
        return start;
    }

    private uint AddSmall(byte[] content)
    {
        var start = (uint)_smallNext.Count;
        foreach (var part in content.Chunk(SmallSectorSize))
        {
            var sector = new byte[SmallSectorSize];
            part.CopyTo(sector, 0);
            _small.AddRange(sector);
            _smallNext.Add((uint)_smallNext.Count + 1);
        }

        if (content.Length > 0)
        {
            _smallNext[^1] = End;
        }

        return content.Length > 0 ? start : End;
    }

    private byte[] Directory(uint small, int smallSize)
    {
        var root = Entry("Root Entry", 5, small, smallSize, right: -1, child: 0 < _entries.Count ? 1 : -1);
        var entries = _entries.Select((e, i) => Entry(e.Name, 2, e.Start, e.Size, right: i + 1 < _entries.Count ? i + 2 : -1, child: -1));
        return [.. root, .. entries.SelectMany(e => e)];
    }

    private static byte[] Entry(string name, byte type, uint start, int size, int right, int child)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        entry[64] = (byte)((name.Length * 2) + 2);
        entry[66] = type;
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(68), -1);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(72), right);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(76), child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(120), size);
        return entry;
    }

    private byte[] File(uint directory, uint smallTable)
    {
        var tables = 1;
        while (tables * (SectorSize / 4) < _next.Count + tables)
        {
            tables++;
        }

        var first = _next.Count;
        _next.AddRange(Enumerable.Repeat(Table, tables));
        var header = new byte[SectorSize];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header, 0);
        (header[24], header[26], header[28], header[29], header[30], header[32]) = (0x3E, 3, 0xFE, 0xFF, 9, 6);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(44), tables);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(48), directory);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(56), SmallLimit);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), smallTable);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(68), End);
        for (var i = 0; i < 109; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + (4 * i)), i < tables ? (uint)(first + i) : Free);
        }

        var table = Bytes([.. _next, .. Enumerable.Repeat(Free, (tables * (SectorSize / 4)) - _next.Count)]);
        return [.. header, .. _sectors.SelectMany(s => s), .. table];
    }

    private static byte[] Bytes(List<uint> numbers)
    {
        var bytes = new byte[numbers.Count * 4];
        for (var i = 0; i < numbers.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), numbers[i]);
        }

        return bytes;
    }
}
