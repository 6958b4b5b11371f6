using System.Buffers.Binary;

namespace ExcelChat.Connectors.LegacyExcel.Compound;

/// <summary>The header of a compound file ([MS-CFB] 2.2) and its tables of sectors (2.3, 2.4): which sector comes after which.</summary>
internal sealed class CompoundTable
{
    private const int HeaderLength = 512;
    private const int HeaderSlots = 109;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly Stream _file;
    private readonly uint[] _next;
    private readonly Lazy<uint[]> _smallNext;

    private CompoundTable(Stream file, ReadOnlySpan<byte> header)
    {
        _file = file;
        SectorSize = Size(header[30], 9, 12);
        SmallSectorSize = Size(header[32], 6, 6);
        SmallStreamLimit = BinaryPrimitives.ReadUInt32LittleEndian(header[56..]);
        DirectoryStart = BinaryPrimitives.ReadUInt32LittleEndian(header[48..]);
        _next = ReadTable(TableSectors(header), SectorCount);
        var small = BinaryPrimitives.ReadUInt32LittleEndian(header[60..]);
        _smallNext = new(() => ReadTable(Chain(small), SectorCount * (SectorSize / SmallSectorSize)));
    }

    public int SectorSize { get; }

    public int SmallSectorSize { get; }

    /// <summary>Streams smaller than this lie in small sectors inside the root's stream.</summary>
    public long SmallStreamLimit { get; }

    public uint DirectoryStart { get; }

    public bool HasLongSizes => SectorSize > HeaderLength;

    private long SectorCount => (_file.Length / SectorSize) + 1;

    public static CompoundTable Read(Stream file)
    {
        var header = new byte[HeaderLength];
        file.Position = 0;
        file.ReadExactly(header);
        return new(file, header);
    }

    public uint[] Chain(uint start) => Chain(start, _next);

    public uint[] SmallChain(uint start) => Chain(start, _smallNext.Value);

    private static int Size(byte shift, int smallest, int largest) => shift >= smallest && shift <= largest
        ? 1 << shift
        : throw new InvalidDataException($"its compound file has sectors of 2^{shift} bytes.");

    private static uint[] Chain(uint start, uint[] next)
    {
        var chain = new List<uint>();
        for (var sector = start; sector < next.Length; sector = next[sector])
        {
            chain.Add(chain.Count < next.Length ? sector : throw new InvalidDataException("a chain of sectors of its compound file runs in a circle."));
        }

        return [.. chain];
    }

    /// <summary>The sectors that hold the table: 109 are named in the header, more in a chain of their own.</summary>
    private List<uint> TableSectors(ReadOnlySpan<byte> header)
    {
        var sectors = new List<uint>();
        Add(sectors, header.Slice(76, HeaderSlots * 4));
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        var buffer = new byte[SectorSize];
        for (var count = 0L; next < LastSector && ReadSector(next, buffer); count++)
        {
            if (count > SectorCount)
            {
                throw new InvalidDataException("the sector table of its compound file runs in a circle.");
            }

            Add(sectors, buffer.AsSpan(0, SectorSize - 4));
            next = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(SectorSize - 4));
        }

        return sectors;
    }

    private static void Add(List<uint> sectors, ReadOnlySpan<byte> slots)
    {
        for (; slots.Length >= 4; slots = slots[4..])
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(slots) is var sector and < LastSector)
            {
                sectors.Add(sector);
            }
        }
    }

    /// <summary>Reads a table; entries beyond the file's own sectors lead nowhere and are left out.</summary>
    private uint[] ReadTable(IEnumerable<uint> sectors, long most)
    {
        var table = new List<uint>();
        var buffer = new byte[SectorSize];
        foreach (var sector in sectors)
        {
            if (table.Count >= most || !ReadSector(sector, buffer))
            {
                break;
            }

            for (var at = 0; at < SectorSize; at += 4)
            {
                table.Add(BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(at)));
            }
        }

        return [.. table];
    }

    private bool ReadSector(uint sector, byte[] buffer)
    {
        Array.Clear(buffer);
        _file.Position = ((long)sector + 1) * SectorSize;
        return _file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) > 0;
    }
}
