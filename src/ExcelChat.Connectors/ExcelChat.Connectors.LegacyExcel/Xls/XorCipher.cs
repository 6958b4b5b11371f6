using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>XOR obfuscation, method 1 ([MS-OFFCRYPTO] 2.3.7): 16 key bytes over and over, and each byte rotated.</summary>
internal sealed class XorCipher : XlsCipher
{
    private const int Length = 16;
    private const int MaxPassword = 15;

    private static readonly ushort[] InitialCode =
    [
        0xE1F0, 0x1D0F, 0xCC9C, 0x84C0, 0x110C, 0x0E10, 0xF1CE, 0x313E, 0x1872, 0xE139, 0xD40F, 0x84F9, 0x280C, 0xA96A, 0x4EC3,
    ];

    private static readonly ushort[] Matrix =
    [
        0xAEFC, 0x4DD9, 0x9BB2, 0x2745, 0x4E8A, 0x9D14, 0x2A09, 0x7B61, 0xF6C2, 0xFDA5, 0xEB6B, 0xC6F7, 0x9DCF, 0x2BBF, 0x4563,
        0x8AC6, 0x05AD, 0x0B5A, 0x16B4, 0x2D68, 0x5AD0, 0x0375, 0x06EA, 0x0DD4, 0x1BA8, 0x3750, 0x6EA0, 0xDD40, 0xD849, 0xA0B3,
        0x5147, 0xA28E, 0x553D, 0xAA7A, 0x44D5, 0x6F45, 0xDE8A, 0xAD35, 0x4A4B, 0x9496, 0x390D, 0x721A, 0xEB23, 0xC667, 0x9CEF,
        0x29FF, 0x53FE, 0xA7FC, 0x5FD9, 0x47D3, 0x8FA6, 0x0F6D, 0x1EDA, 0x3DB4, 0x7B68, 0xF6D0, 0xB861, 0x60E3, 0xC1C6, 0x93AD,
        0x377B, 0x6EF6, 0xDDEC, 0x45A0, 0x8B40, 0x06A1, 0x0D42, 0x1A84, 0x3508, 0x6A10, 0xAA51, 0x4483, 0x8906, 0x022D, 0x045A,
        0x08B4, 0x1168, 0x76B4, 0xED68, 0xCAF1, 0x85C3, 0x1BA7, 0x374E, 0x6E9C, 0x3730, 0x6E60, 0xDCC0, 0xA9A1, 0x4363, 0x86C6,
        0x1DAD, 0x3331, 0x6662, 0xCCC4, 0x89A9, 0x0373, 0x06E6, 0x0DCC, 0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48C4,
    ];

    private static readonly byte[] Padding = [0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0x00, 0xBE, 0x0F, 0x00, 0xBF, 0x0F, 0x00];

    private readonly byte[] _key;

    private XorCipher(byte[] key) => _key = key;

    /// <summary>The cipher; null when the password is wrong.</summary>
    /// <param name="header">The key and the verifier of the password, two bytes each.</param>
    /// <param name="password">The password; its first 15 characters count.</param>
    public static XorCipher? TryCreate(ReadOnlySpan<byte> header, string password)
    {
        var bytes = Encoding.Latin1.GetBytes(password.Length > MaxPassword ? password[..MaxPassword] : password);
        var key = BinaryPrimitives.ReadUInt16LittleEndian(header);
        var verifier = BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
        return bytes.Length > 0 && KeyOf(bytes) == key && VerifierOf(bytes) == verifier ? new(KeyBytes(bytes, key)) : null;
    }

    public override XlsCipher Renew() => this;

    protected override void Apply(long position, Span<byte> body, int clear)
    {
        for (var i = clear; i < body.Length; i++)
        {
            body[i] = (byte)(Rotate(body[i], 3) ^ _key[(position + body.Length + i) % Length]);
        }
    }

    private static ushort KeyOf(byte[] password)
    {
        var key = InitialCode[password.Length - 1];
        var element = Matrix.Length - 1;
        for (var i = password.Length - 1; i >= 0; i--)
        {
            for (var bit = 0x40; bit > 0; bit >>= 1, element--)
            {
                key ^= (password[i] & bit) != 0 ? Matrix[element] : (ushort)0;
            }
        }

        return key;
    }

    private static ushort VerifierOf(byte[] password)
    {
        var verifier = 0;
        foreach (var each in (byte[])[.. password.Reverse(), (byte)password.Length])
        {
            verifier = (((verifier << 1) & 0x7FFF) | (verifier >> 14)) ^ each;
        }

        return (ushort)(verifier ^ 0xCE4B);
    }

    private static byte[] KeyBytes(byte[] password, ushort key)
    {
        var bytes = (byte[])[.. password, .. Padding[..(Length - password.Length)]];
        for (var i = 0; i < Length; i++)
        {
            bytes[i] = Rotate((byte)(bytes[i] ^ (i % 2 == 0 ? key : key >> 8)), 2);
        }

        return bytes;
    }

    private static byte Rotate(byte value, int left) => (byte)((value << left) | (value >> (8 - left)));
}
