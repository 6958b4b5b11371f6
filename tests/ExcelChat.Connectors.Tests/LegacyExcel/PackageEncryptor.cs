using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>Encrypts packages as Excel does ([MS-OFFCRYPTO] 2.3.4), written from the specification's side of writing.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The format prescribes it.")]
internal static class PackageEncryptor
{
    private static readonly byte[] Salt = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
    private static readonly byte[] PackageSalt = [.. Enumerable.Range(101, 16).Select(i => (byte)i)];

    /// <summary>Agile encryption: AES with 256 bits in CBC mode, SHA-512.</summary>
    public static byte[] Agile(byte[] package, string password, int spins = 1000, Action<byte[]>? change = null)
    {
        var key = Enumerable.Range(0, 32).Select(i => (byte)(i * 7)).ToArray();
        var hash = SHA512.HashData([.. Salt, .. Encoding.Unicode.GetBytes(password)]);
        for (var i = 0; i < Math.Min(spins, 1000); i++)
        {
            hash = SHA512.HashData([.. BitConverter.GetBytes(i), .. hash]);
        }

        var stream = new List<byte>(BitConverter.GetBytes((long)package.Length));
        foreach (var (segment, i) in package.Chunk(4096).Select((s, i) => (s, i)))
        {
            stream.AddRange(Cbc(key, SHA512.HashData([.. PackageSalt, .. BitConverter.GetBytes(i)]), segment));
        }

        var hmacKey = new byte[64];
        var value = HMACSHA512.HashData(hmacKey, stream.ToArray());
        string Own(string part, byte[] bytes) => Convert.ToBase64String(Cbc(SHA512.HashData([.. hash, .. Convert.FromHexString(part)])[..32], Salt, bytes));
        string Integrity(string part, byte[] bytes) => Convert.ToBase64String(Cbc(key, SHA512.HashData([.. PackageSalt, .. Convert.FromHexString(part)]), bytes));
        const string Kind = "saltSize='16' blockSize='16' keyBits='256' hashSize='64' cipherAlgorithm='AES' cipherChaining='ChainingModeCBC' hashAlgorithm='SHA512'";
        var xml = $"""
            <encryption xmlns='http://schemas.microsoft.com/office/2006/encryption'>
            <keyData {Kind} saltValue='{Convert.ToBase64String(PackageSalt)}'/>
            <dataIntegrity encryptedHmacKey='{Integrity("5FB2AD010CB9E1F6", hmacKey)}' encryptedHmacValue='{Integrity("A0677F02B22C8433", value)}'/>
            <keyEncryptors><keyEncryptor uri='http://schemas.microsoft.com/office/2006/keyEncryptor/password'>
            <p:encryptedKey xmlns:p='http://schemas.microsoft.com/office/2006/keyEncryptor/password' spinCount='{spins.ToString(CultureInfo.InvariantCulture)}' {Kind} saltValue='{Convert.ToBase64String(Salt)}'
             encryptedVerifierHashInput='{Own("FEA7D2763B4B9E79", Salt)}' encryptedVerifierHashValue='{Own("D7AA0F6D3061344E", SHA512.HashData(Salt))}' encryptedKeyValue='{Own("146E0BE7ABACD0D6", key)}'/>
            </keyEncryptor></keyEncryptors></encryption>
            """;
        var bytes = stream.ToArray();
        change?.Invoke(bytes);
        return CompoundFileWriter.Write(("EncryptionInfo", [4, 0, 4, 0, 0x40, 0, 0, 0, .. Encoding.UTF8.GetBytes(xml)]), ("EncryptedPackage", bytes));
    }

    /// <summary>Standard encryption: AES with 128 bits in ECB mode, SHA-1.</summary>
    public static byte[] Standard(byte[] package, string password)
    {
        var hash = SHA1.HashData([.. Salt, .. Encoding.Unicode.GetBytes(password)]);
        for (var i = 0; i < 50_000; i++)
        {
            hash = SHA1.HashData([.. BitConverter.GetBytes(i), .. hash]);
        }

        hash = SHA1.HashData([.. hash, 0, 0, 0, 0]);
        var masked = Enumerable.Repeat((byte)0x36, 64).ToArray();
        for (var i = 0; i < hash.Length; i++)
        {
            masked[i] ^= hash[i];
        }

        var key = SHA1.HashData(masked)[..16];
        byte[] header = [.. Long(0x24), .. Long(0), .. Long(0x660E), .. Long(0x8004), .. Long(128), .. Long(0x18), .. Long(0), .. Long(0), 0, 0];
        byte[] info =
        [
            3, 0, 2, 0, .. Long(0x24), .. Long(header.Length), .. header,
            .. Long(16), .. Salt, .. Ecb(key, PackageSalt), .. Long(20), .. Ecb(key, [.. SHA1.HashData(PackageSalt), .. new byte[12]]),
        ];
        return CompoundFileWriter.Write(("EncryptionInfo", info), ("EncryptedPackage", [.. BitConverter.GetBytes((long)package.Length), .. Ecb(key, package)]));
    }

    private static byte[] Long(int value) => BitConverter.GetBytes(value);

    private static byte[] Cbc(byte[] key, byte[] initial, byte[] bytes)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(Whole(bytes), initial[..16], PaddingMode.None);
    }

    private static byte[] Ecb(byte[] key, byte[] bytes)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptEcb(Whole(bytes), PaddingMode.None);
    }

    private static byte[] Whole(byte[] bytes) => [.. bytes, .. new byte[(16 - (bytes.Length % 16)) % 16]];
}
