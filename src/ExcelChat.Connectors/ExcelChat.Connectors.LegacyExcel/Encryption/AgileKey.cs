using System.Globalization;
using System.Security.Cryptography;
using System.Xml;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>The settings of a key as the XML of agile encryption gives them ([MS-OFFCRYPTO] 2.3.4.10).</summary>
internal sealed class AgileKey
{
    private const int LargestKey = 64;

    private AgileKey(XmlReader xml, string file)
    {
        Cipher = new(xml.GetAttribute("cipherAlgorithm") ?? "", xml.GetAttribute("cipherChaining") ?? "");
        var hash = xml.GetAttribute("hashAlgorithm");
        if (!Cipher.IsKnown || Known(hash) is not { } known)
        {
            throw Fault.UnknownCipher(file, $"{Cipher.Algorithm}, {Cipher.Chaining} and {hash}");
        }

        Hash = known;
        Salt = Bytes(xml, "saltValue");
        BlockLength = Number(xml, "blockSize", LargestKey);
        KeyLength = Number(xml, "keyBits", LargestKey * 8) / 8;
    }

    public BlockCipher Cipher { get; }

    public HashAlgorithmName Hash { get; }

    public byte[] Salt { get; }

    public int BlockLength { get; }

    public int KeyLength { get; }

    public static AgileKey Read(XmlReader xml, string file) => new(xml, file);

    /// <summary>Decrypts with the initial vector that two parts hash to; with the salt alone when there is no second part.</summary>
    public byte[] Decrypt(byte[] key, byte[] bytes, byte[]? with = null)
        => Cipher.Decrypt(key, with is null ? PasswordHash.Sized(Salt, BlockLength) : PasswordHash.Sized(Hash, Salt, with, BlockLength), bytes);

    public static byte[] Bytes(XmlReader xml, string name) => Convert.FromBase64String(xml.GetAttribute(name) ?? throw new InvalidDataException($"its encryption has no {name}."));

    public static int Number(XmlReader xml, string name, int largest)
        => int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest
            ? number
            : throw new InvalidDataException($"its encryption has the {name} '{xml.GetAttribute(name)}', and at most {largest} is allowed.");

    private static HashAlgorithmName? Known(string? name) => name?.ToUpperInvariant() switch
    {
        "SHA1" or "SHA-1" => HashAlgorithmName.SHA1,
        "SHA256" or "SHA-256" => HashAlgorithmName.SHA256,
        "SHA384" or "SHA-384" => HashAlgorithmName.SHA384,
        "SHA512" or "SHA-512" => HashAlgorithmName.SHA512,
        "MD5" => HashAlgorithmName.MD5,
        _ => null,
    };
}
