using System.IO.Compression;
using System.Text;

namespace ExcelChat.Fuzz;

/// <summary>Takes zip archives apart and puts them together again, also wrongly (APPNOTE.TXT 6.3, sections 4.3.7 to 4.3.16).</summary>
internal static class ZipParts
{
    private const int LargestPart = 4 << 20;

    /// <summary>The parts of an archive; null when the bytes are none, or too much.</summary>
    public static List<ZipPart>? Read(byte[] archive)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive));
            if (zip.Entries.Count == 0 || zip.Entries.Any(e => e.Length > LargestPart))
            {
                return null;
            }

            return [.. zip.Entries.Select(e => new ZipPart(e.FullName, ReadPart(e)))];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Writes an archive with all the lies of its parts.</summary>
    public static byte[] Write(IReadOnlyList<ZipPart> parts)
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        using var writer = new BinaryWriter(file);
        using var directoryWriter = new BinaryWriter(directory);
        foreach (var part in parts)
        {
            WritePart(writer, directoryWriter, part);
        }

        var start = (uint)file.Position;
        writer.Write(directory.ToArray());
        writer.Write(0x06054b50);
        writer.Write(0);
        writer.Write((ushort)parts.Count);
        writer.Write((ushort)parts.Count);
        writer.Write((uint)directory.Length);
        writer.Write(start);
        writer.Write((ushort)0);
        return file.ToArray();
    }

    private static byte[] ReadPart(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static void WritePart(BinaryWriter file, BinaryWriter directory, ZipPart part)
    {
        var place = (uint)file.BaseStream.Position;
        var name = Encoding.UTF8.GetBytes(part.Name);
        var packed = part.Stored ? part.Content : Deflate(part.Content);
        packed = packed[..Math.Max(0, packed.Length - part.Missing)];
        file.Write(0x04034b50);
        WriteFacts(file, part, packed.Length, known: !part.Descriptor);
        file.Write((ushort)name.Length);
        file.Write((ushort)0);
        file.Write(name);
        file.Write(packed);
        if (part.Descriptor)
        {
            file.Write(0x08074b50);
            WriteSizes(file, part, packed.Length);
        }

        directory.Write(0x02014b50);
        directory.Write((ushort)20);
        WriteFacts(directory, part, packed.Length, known: true);
        directory.Write((ushort)name.Length);
        directory.Write(new byte[12]);
        directory.Write((uint)(place + part.PlaceError));
        directory.Write(name);
    }

    private static void WriteFacts(BinaryWriter writer, ZipPart part, int packed, bool known)
    {
        writer.Write((ushort)20);
        writer.Write((ushort)(part.Flags | (part.Descriptor ? 8 : 0)));
        writer.Write(part.Method ?? (ushort)(part.Stored ? 0 : 8));
        writer.Write(0x21 << 16);
        if (known)
        {
            WriteSizes(writer, part, packed);
        }
        else
        {
            writer.Write(new byte[12]);
        }
    }

    private static void WriteSizes(BinaryWriter writer, ZipPart part, int packed)
    {
        writer.Write(Crc(part.Content) + part.CrcError);
        writer.Write((uint)(packed + part.PackedError));
        writer.Write((uint)(part.Content.Length + part.SizeError));
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
