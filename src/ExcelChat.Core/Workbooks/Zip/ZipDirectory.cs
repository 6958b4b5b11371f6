using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Workbooks.Zip;

/// <summary>Reads the central directory of an archive (APPNOTE.TXT 4.3), which says where the files in it are. System.IO.Compression keeps that to itself.</summary>
internal static class ZipDirectory
{
    // Many times what a workbook has; each costs memory.
    private const int MaxEntries = 1 << 18;
    private const int MaxLength = 1 << 26;

    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int LargeEndLength = 56;
    private const int EntryLength = 46;
    private const int LocalLength = 30;

    private const ushort Encrypted = 1;
    private const ushort LargeFacts = 1;

    /// <summary>The files in an archive, in the directory's order.</summary>
    /// <exception cref="InvalidDataException">It is no archive, or its directory is damaged or cut off.</exception>
    public static List<ZipEntry> Read(Stream file)
    {
        var (count, begin, end) = ReadEnd(file);
        if (count is < 0 or > MaxEntries || begin < 0 || end - begin is < 0 or > MaxLength)
        {
            throw Damaged();
        }

        var bytes = ReadAt(file, begin, (int)(end - begin));
        var entries = new List<ZipEntry>((int)Math.Min(count, bytes.Length / EntryLength));
        while (bytes.Length >= EntryLength && bytes.StartsWith("PK\x01\x02"u8))
        {
            entries.Add(ReadEntry(ref bytes));
        }

        return entries.Count == count ? entries : throw Damaged();
    }

    /// <summary>Where the bytes of a file in the archive begin.</summary>
    /// <exception cref="InvalidDataException">They are not where the directory says.</exception>
    public static long Begin(Stream file, ZipEntry entry)
    {
        var header = entry.Offset <= file.Length - LocalLength ? ReadAt(file, entry.Offset, LocalLength) : default;
        if (!header.StartsWith("PK\x03\x04"u8))
        {
            throw Damaged();
        }

        var begin = entry.Offset + LocalLength + UInt16(header, 26) + UInt16(header, 28);
        return begin <= file.Length - entry.CompressedLength ? begin : throw Damaged();
    }

    private static InvalidDataException Damaged() => new("the directory of its zip archive is damaged or cut off.");

    /// <summary>How many entries there are, and where they begin and end. What the archive says of their length is not needed.</summary>
    private static (long Count, long Begin, long End) ReadEnd(Stream file)
    {
        // Nearly always it is the last thing in the file; a comment of up to 65,535 bytes may follow.
        var tail = ReadTail(file, EndLength, out var at);
        if (at != 0)
        {
            tail = ReadTail(file, EndLength + ushort.MaxValue, out at);
        }

        if (at < 0)
        {
            throw Damaged();
        }

        var end = tail[at..];
        (long Count, long Begin, long End) found = (UInt16(end, 10), UInt32(end, 16), file.Length - end.Length);
        var isLarge = found.Count == ushort.MaxValue || UInt32(end, 12) == uint.MaxValue || found.Begin == uint.MaxValue;
        return isLarge && ReadLargeEnd(file, found.End - LocatorLength) is { } large ? large : found;
    }

    private static ReadOnlySpan<byte> ReadTail(Stream file, int most, out int at)
    {
        var length = (int)Math.Min(file.Length, most);
        var tail = ReadAt(file, file.Length - length, length);
        at = tail.Length < EndLength ? -1 : tail[..^(EndLength - 4)].LastIndexOf("PK\x05\x06"u8);
        return tail;
    }

    /// <summary>The same for archives whose numbers need more than 16 or 32 bits.</summary>
    private static (long Count, long Begin, long End)? ReadLargeEnd(Stream file, long locatorAt)
    {
        var locator = locatorAt >= 0 ? ReadAt(file, locatorAt, LocatorLength) : default;
        if (!locator.StartsWith("PK\x06\x07"u8))
        {
            return null;
        }

        var at = Int64(locator, 8);
        var end = at >= 0 && at <= locatorAt - LargeEndLength ? ReadAt(file, at, LargeEndLength) : default;
        return end.StartsWith("PK\x06\x06"u8) ? (Int64(end, 32), Int64(end, 48), at) : throw Damaged();
    }

    private static ZipEntry ReadEntry(ref ReadOnlySpan<byte> bytes)
    {
        var header = bytes[..EntryLength];
        var (name, extra, comment) = (UInt16(header, 28), UInt16(header, 30), UInt16(header, 32));
        if (bytes.Length < EntryLength + name + extra + comment)
        {
            throw Damaged();
        }

        var path = Encoding.UTF8.GetString(bytes.Slice(EntryLength, name)).Replace('\\', '/').TrimStart('/');
        var (length, compressed, offset) = ((long)UInt32(header, 24), (long)UInt32(header, 20), (long)UInt32(header, 42));
        ReadLargeFacts(bytes.Slice(EntryLength + name, extra), ref length, ref compressed, ref offset);
        if (length < 0 || compressed < 0 || offset < 0)
        {
            throw Damaged();
        }

        bytes = bytes[(EntryLength + name + extra + comment)..];
        var method = (UInt16(header, 8) & Encrypted) != 0 ? ZipMethod.Other : UInt16(header, 10) switch
        {
            (ushort)ZipMethod.Stored => ZipMethod.Stored,
            (ushort)ZipMethod.Deflated => ZipMethod.Deflated,
            _ => ZipMethod.Other,
        };
        return new() { Path = path, Method = method, CompressedLength = compressed, Length = length, Checksum = UInt32(header, 16), Offset = offset };
    }

    /// <summary>Reads the numbers that need more than 32 bits: those, in this order, that are all ones in their own place (4.5.3).</summary>
    private static void ReadLargeFacts(ReadOnlySpan<byte> extra, ref long length, ref long compressed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var (kind, size) = (UInt16(extra, 0), Math.Min(UInt16(extra, 2), extra.Length - 4));
            if (kind == LargeFacts)
            {
                var facts = extra.Slice(4, size);
                Take(ref facts, ref length);
                Take(ref facts, ref compressed);
                Take(ref facts, ref offset);
            }

            extra = extra[(4 + size)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> facts, ref long fact)
    {
        if (fact == uint.MaxValue && facts.Length >= sizeof(long))
        {
            fact = Int64(facts, 0);
            facts = facts[sizeof(long)..];
        }
    }

    private static ReadOnlySpan<byte> ReadAt(Stream file, long offset, int length)
    {
        var bytes = new byte[length];
        lock (file)
        {
            file.Position = offset;
            return bytes.AsSpan(0, file.ReadAtLeast(bytes, length, throwOnEndOfStream: false));
        }
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long Int64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
