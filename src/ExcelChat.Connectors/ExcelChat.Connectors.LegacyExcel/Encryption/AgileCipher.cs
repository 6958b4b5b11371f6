using System.Security.Cryptography;
using System.Xml;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>Agile encryption, that of Excel 2010 and later ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15), with its proof that nobody changed the package.</summary>
internal sealed class AgileCipher : PackageCipher
{
    /// <summary>Excel hashes a password 100,000 times; the format allows ten million, which a file could ask for to keep the machine busy.</summary>
    private const int MaxSpins = 1_000_000;

    private const int SegmentLength = 4096;

    private static readonly byte[] VerifierPart = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    private static readonly byte[] VerifierHashPart = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    private static readonly byte[] KeyPart = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
    private static readonly byte[] HmacKeyPart = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6];
    private static readonly byte[] HmacPart = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33];

    private AgileKey? _package;
    private AgileKey? _password;
    private (byte[] Key, byte[] Value)? _hmac;
    private int _spins;
    private byte[] _verifier = [];
    private byte[] _verifierHash = [];
    private byte[] _packageKey = [];

    private AgileCipher()
    {
    }

    /// <param name="description">The XML.</param>
    /// <param name="file">The file's name.</param>
    public static AgileCipher Read(ReadOnlyMemory<byte> description, string file)
    {
        var cipher = new AgileCipher();
        using var xml = XmlReader.Create(new MemoryStream(description.ToArray()), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while ((cipher._package is null || cipher._password is null) && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                cipher.Read(xml, file);
            }
        }

        return cipher is { _package: not null, _password: not null } ? cipher : throw Fault.UnknownCipher(file, "a certificate and no password");
    }

    public override byte[]? Unlock(string password)
    {
        var hash = PasswordHash.Spin(_password!.Hash, _password.Salt, password, _spins);
        var verifier = Decrypt(hash, VerifierPart, _verifier);
        var expected = CryptographicOperations.HashData(_password.Hash, verifier);
        var found = Decrypt(hash, VerifierHashPart, _verifierHash);
        return found.Length >= expected.Length && CryptographicOperations.FixedTimeEquals(expected, found.AsSpan(0, expected.Length))
            ? Decrypt(hash, KeyPart, _packageKey)[..Math.Min(_package!.KeyLength, _packageKey.Length)]
            : null;
    }

    protected override byte[] DecryptContent(byte[] key, byte[] stream, int start)
    {
        CheckIntegrity(key, stream);
        var content = new byte[stream.Length - start];
        var block = Math.Max(_package!.BlockLength, 1);
        for (var (at, segment) = (0, 0); at < content.Length; at += SegmentLength, segment++)
        {
            var length = Math.Min(SegmentLength, (content.Length - at) / block * block);
            if (length > 0)
            {
                _package.Decrypt(key, stream[(start + at)..(start + at + length)], PasswordHash.Number(segment)).CopyTo(content, at);
            }
        }

        return content;
    }

    private void Read(XmlReader xml, string file)
    {
        switch (xml.LocalName)
        {
            case "keyData":
                _package = AgileKey.Read(xml, file);
                break;
            case "dataIntegrity":
                _hmac = (AgileKey.Bytes(xml, "encryptedHmacKey"), AgileKey.Bytes(xml, "encryptedHmacValue"));
                break;
            case "encryptedKey" when xml.GetAttribute("spinCount") is not null:
                _password = AgileKey.Read(xml, file);
                _spins = AgileKey.Number(xml, "spinCount", MaxSpins);
                _verifier = AgileKey.Bytes(xml, "encryptedVerifierHashInput");
                _verifierHash = AgileKey.Bytes(xml, "encryptedVerifierHashValue");
                _packageKey = AgileKey.Bytes(xml, "encryptedKeyValue");
                break;
        }
    }

    private byte[] Decrypt(byte[] hash, byte[] part, byte[] bytes)
        => _password!.Decrypt(PasswordHash.Sized(_password.Hash, hash, part, _password.KeyLength), bytes);

    private void CheckIntegrity(byte[] key, byte[] stream)
    {
        if (_hmac is not { } hmac)
        {
            return;
        }

        var expected = _package!.Decrypt(key, hmac.Value, HmacPart);
        var length = CryptographicOperations.HashData(_package.Hash, []).Length;
        var hmacKey = _package.Decrypt(key, hmac.Key, HmacKeyPart);
        var found = CryptographicOperations.HmacData(_package.Hash, hmacKey[..Math.Min(length, hmacKey.Length)], stream);
        if (!CryptographicOperations.FixedTimeEquals(found, expected.AsSpan(0, Math.Min(length, expected.Length))))
        {
            throw new InvalidDataException("its encrypted package was changed after it was encrypted (its HMAC differs).");
        }
    }
}
