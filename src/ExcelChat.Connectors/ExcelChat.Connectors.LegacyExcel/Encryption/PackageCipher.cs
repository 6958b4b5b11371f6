using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>How the package inside a compound file is encrypted, as its stream EncryptionInfo says ([MS-OFFCRYPTO] 2.3.4).</summary>
internal abstract class PackageCipher
{
    private const int SizeLength = 8;

    /// <summary>Recognises the way of encryption.</summary>
    /// <exception cref="WorkbookException">It is none that can be decrypted.</exception>
    public static PackageCipher Create(byte[] description, string file)
    {
        var major = BinaryPrimitives.ReadUInt16LittleEndian(description);
        var minor = BinaryPrimitives.ReadUInt16LittleEndian(description.AsSpan(2));
        return (major, minor) switch
        {
            (4, 4) => AgileCipher.Read(description.AsMemory(SizeLength), file),
            (2 or 3 or 4, 2) => StandardCipher.Read(description.AsSpan(SizeLength), file),
            _ => throw Fault.UnknownCipher(file, $"the scheme {major}.{minor} of Office"),
        };
    }

    /// <summary>The key of the package; null when the password is wrong.</summary>
    public abstract byte[]? Unlock(string password);

    /// <summary>Decrypts the stream EncryptedPackage: a size in eight bytes and the content in whole blocks.</summary>
    /// <exception cref="InvalidDataException">The content is not what was encrypted.</exception>
    public byte[] Decrypt(byte[] key, byte[] stream)
    {
        if (stream.Length < SizeLength)
        {
            throw new InvalidDataException("its encrypted package has no size.");
        }

        var size = BinaryPrimitives.ReadInt64LittleEndian(stream);
        var content = DecryptContent(key, stream, SizeLength);
        return size >= 0 && size <= content.Length ? content[..(int)size] : throw new InvalidDataException($"its encrypted package says it has {size} bytes, and {content.Length} are there.");
    }

    protected abstract byte[] DecryptContent(byte[] key, byte[] stream, int start);
}
