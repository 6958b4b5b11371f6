using System.Buffers.Binary;
using ExcelChat.Connectors.LegacyExcel.Encryption;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>Decrypts the bodies of records ([MS-XLS] 2.2.10). Headers, and the records that must be read before, are never encrypted.</summary>
internal abstract class XlsCipher
{
    /// <summary>Recognises the way of encryption in a FILEPASS record ([MS-XLS] 2.4.117) and unlocks it.</summary>
    /// <exception cref="WorkbookException">The password is missing or wrong.</exception>
    public static XlsCipher Create(ReadOnlySpan<byte> filePass, int version, WorkbookSource source)
    {
        var body = filePass.ToArray();
        if (version < 8)
        {
            return Passwords.Unlock(source, password => XorCipher.TryCreate(body, password));
        }

        return BinaryPrimitives.ReadUInt16LittleEndian(body) switch
        {
            0 => Passwords.Unlock(source, password => XorCipher.TryCreate(body.AsSpan(2), password)),
            1 when body[2] == 1 => Passwords.Unlock(source, password => Rc4Cipher.TryCreate(body.AsSpan(6), password)),
            1 => Passwords.Unlock(source, password => Rc4Cipher.TryCreateStrong(body.AsSpan(6), password)),
            var type => throw Fault.UnknownCipher(source.Name, $"a cipher of type {type}"),
        };
    }

    /// <summary>The same cipher for another reader of the same file.</summary>
    public abstract XlsCipher Renew();

    /// <summary>Decrypts the body of a record in place.</summary>
    /// <param name="position">Where the body begins in the stream.</param>
    /// <param name="type">The record's type.</param>
    /// <param name="body">The body.</param>
    public void Decrypt(long position, int type, Span<byte> body)
    {
        const int PlaceLength = 4;
        switch (type)
        {
            case XlsRecordType.FilePass or XlsRecordType.UserNames or XlsRecordType.FileLock or XlsRecordType.InterfaceHeader
                or XlsRecordType.RevisionHead or XlsRecordType.RevisionPosition or 0x809 or 0x409 or 0x209 or 0x09:
                break;
            case XlsRecordType.BoundSheet when body.Length > PlaceLength:
                Apply(position, body, PlaceLength);
                break;
            default:
                Apply(position, body, 0);
                break;
        }
    }

    /// <param name="position">Where the body begins in the stream.</param>
    /// <param name="body">The body.</param>
    /// <param name="clear">How many bytes at its start are not encrypted.</param>
    protected abstract void Apply(long position, Span<byte> body, int clear);
}
