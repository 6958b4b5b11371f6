using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>Standard encryption, that of Excel 2007 ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9): AES in ECB mode, a key from SHA-1.</summary>
internal sealed class StandardCipher : PackageCipher
{
    private const int BlockLength = 16;
    private const int HashLength = 20;
    private const int Rounds = 50_000;

    private readonly int _keyLength;
    private readonly byte[] _salt;
    private readonly byte[] _verifier;
    private readonly byte[] _verifierHash;

    private StandardCipher(int keyLength, ReadOnlySpan<byte> verifier)
    {
        _keyLength = keyLength;
        _salt = verifier.Slice(4, BlockLength).ToArray();
        _verifier = verifier.Slice(4 + BlockLength, BlockLength).ToArray();
        _verifierHash = verifier.Slice(8 + (2 * BlockLength), 2 * BlockLength).ToArray();
    }

    /// <param name="description">The sized EncryptionHeader and the EncryptionVerifier.</param>
    /// <param name="file">The file's name.</param>
    public static StandardCipher Read(ReadOnlySpan<byte> description, string file)
    {
        const int Aes128 = 0x660E, Aes192 = 0x660F, Aes256 = 0x6610;
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(description);
        var header = description.Slice(4, headerLength);
        var algorithm = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var keyLength = algorithm switch
        {
            Aes128 => 16,
            Aes192 => 24,
            Aes256 => 32,
            _ => throw Fault.UnknownCipher(file, $"the algorithm 0x{algorithm:X}"),
        };
        return new(keyLength, description[(4 + headerLength)..]);
    }

    public override byte[]? Unlock(string password)
    {
        var hash = PasswordHash.Spin(HashAlgorithmName.SHA1, _salt, password, Rounds);
        var derived = PasswordHash.Sized(HashAlgorithmName.SHA1, hash, PasswordHash.Number(0), HashLength);
        var key = ((byte[])[.. Mask(derived, 0x36), .. Mask(derived, 0x5C)])[.._keyLength];
        var verifier = BlockCipher.AesEcb.Decrypt(key, [], _verifier);
        var expected = BlockCipher.AesEcb.Decrypt(key, [], _verifierHash)[..HashLength];
        return CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(HashAlgorithmName.SHA1, verifier), expected) ? key : null;
    }

    protected override byte[] DecryptContent(byte[] key, byte[] stream, int start)
        => BlockCipher.AesEcb.Decrypt(key, [], stream[start..(start + ((stream.Length - start) / BlockLength * BlockLength))]);

    private static byte[] Mask(byte[] hash, byte with)
    {
        const int MaskLength = 64;
        var masked = new byte[MaskLength];
        masked.AsSpan().Fill(with);
        for (var i = 0; i < hash.Length; i++)
        {
            masked[i] ^= hash[i];
        }

        return CryptographicOperations.HashData(HashAlgorithmName.SHA1, masked);
    }
}
