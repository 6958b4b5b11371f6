using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Compound;

/// <summary>A directory entry of a compound file ([MS-CFB] 2.6.1).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is: 1 a storage, 2 a stream, 5 the root.</param>
/// <param name="Start">Its first sector.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record CompoundEntry(string Name, byte Type, uint Start, long Size)
{
    public const int Length = 128;
    private const byte StreamType = 2;
    private const int MaxNameBytes = 64;

    public bool IsStream => Type == StreamType;

    /// <summary>The entries before, after and below it in the directory's tree; -1 for none.</summary>
    public required (int Left, int Right, int Child) Links { get; init; }

    public static CompoundEntry Read(ReadOnlySpan<byte> entry, bool longSizes)
    {
        var nameBytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, MaxNameBytes - 2);
        var size = BinaryPrimitives.ReadInt64LittleEndian(entry[120..]);

        // The upper half of the size is not kept clean in files with sectors of 512 bytes.
        return new(Encoding.Unicode.GetString(entry[..nameBytes]), entry[66], BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), longSizes ? size : (uint)size)
        {
            Links = (BinaryPrimitives.ReadInt32LittleEndian(entry[68..]), BinaryPrimitives.ReadInt32LittleEndian(entry[72..]), BinaryPrimitives.ReadInt32LittleEndian(entry[76..])),
        };
    }
}
