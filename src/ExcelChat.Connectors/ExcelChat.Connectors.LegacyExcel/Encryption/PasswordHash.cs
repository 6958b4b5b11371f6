using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>The slow hash of a password from which keys are made ([MS-OFFCRYPTO] 2.3.4.7, 2.3.4.11).</summary>
internal static class PasswordHash
{
    /// <param name="algorithm">The hash.</param>
    /// <param name="salt">The salt of the file.</param>
    /// <param name="password">The password.</param>
    /// <param name="rounds">How often it is hashed again.</param>
    public static byte[] Spin(HashAlgorithmName algorithm, byte[] salt, string password, int rounds)
    {
        var hash = CryptographicOperations.HashData(algorithm, [.. salt, .. Encoding.Unicode.GetBytes(password)]);
        var round = new byte[4 + hash.Length];
        for (var i = 0; i < rounds; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(round, i);
            hash.CopyTo(round, 4);
            CryptographicOperations.HashData(algorithm, round, hash);
        }

        return hash;
    }

    /// <summary>The hash of two parts, cut or filled up to a length.</summary>
    public static byte[] Sized(HashAlgorithmName algorithm, byte[] first, byte[] second, int length)
        => Sized(CryptographicOperations.HashData(algorithm, [.. first, .. second]), length);

    /// <summary>Bytes cut, or filled up with 0x36, to a length.</summary>
    public static byte[] Sized(byte[] bytes, int length)
    {
        var sized = new byte[length];
        sized.AsSpan().Fill(0x36);
        bytes.AsSpan(0, Math.Min(bytes.Length, length)).CopyTo(sized);
        return sized;
    }

    public static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
