using System.Text;

namespace ExcelChat.Connectors.InMemory;

/// <summary>Reads the parts of a snapshot, and believes no number of things that the bytes left cannot hold: a checksum says that a file is whole, and not who wrote it.</summary>
/// <param name="stream">The file, at the start of the content.</param>
/// <param name="end">Where in it the content ends.</param>
internal sealed class SnapshotReader(Stream stream, long end) : BinaryReader(stream, Encoding.UTF8, leaveOpen: true)
{
    /// <summary>A number of things that follow.</summary>
    /// <param name="bytesOfOne">The bytes that one takes at least.</param>
    /// <exception cref="FormatException">There cannot be so many.</exception>
    public int ReadCount(int bytesOfOne = 1) => Believable(ReadInt32(), bytesOfOne);

    public override string ReadString() => Encoding.UTF8.GetString(ReadBytes(Believable(Read7BitEncodedInt(), bytesOfOne: 1)));

    // That of the runtime says of wrong bits that the file cannot be read.
    public override decimal ReadDecimal() => new([ReadInt32(), ReadInt32(), ReadInt32(), ReadInt32()]);

    private int Believable(int count, int bytesOfOne) => count >= 0 && count <= (end - BaseStream.Position) / bytesOfOne
        ? count
        : throw new FormatException(FormattableString.Invariant($"a number of {count} does not fit into the {end - BaseStream.Position} bytes that are left"));
}
