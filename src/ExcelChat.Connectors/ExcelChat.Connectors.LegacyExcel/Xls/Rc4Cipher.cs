using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ExcelChat.Connectors.LegacyExcel.Encryption;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>RC4 with a key of its own for each 1,024 bytes of the stream ([MS-OFFCRYPTO] 2.3.5, 2.3.6).</summary>
/// <param name="blockKey">The key of a block by its number.</param>
internal sealed class Rc4Cipher(Func<int, byte[]> blockKey) : XlsCipher
{
    private const int BlockLength = 1024;
    private const int SaltLength = 16;
    private const int WeakKeyLength = 5;

    private Rc4 _stream = new(blockKey(0));
    private int _block;
    private int _at;

    /// <summary>RC4 with 40 bits; null when the password is wrong.</summary>
    /// <param name="header">The salt, the verifier and its hash.</param>
    /// <param name="password">The password.</param>
    public static Rc4Cipher? TryCreate(ReadOnlySpan<byte> header, string password)
    {
        var salted = new byte[(WeakKeyLength + SaltLength) * 16];
        var hash = Md5(Encoding.Unicode.GetBytes(password));
        for (var at = 0; at < salted.Length; at += WeakKeyLength + SaltLength)
        {
            hash.AsSpan(0, WeakKeyLength).CopyTo(salted.AsSpan(at));
            header[..SaltLength].CopyTo(salted.AsSpan(at + WeakKeyLength));
        }

        var key = Md5(salted)[..WeakKeyLength];
        return Verified(block => Md5([.. key, .. Number(block)]), header[SaltLength..], SaltLength, Md5);
    }

    /// <summary>RC4 of the CryptoAPI; null when the password is wrong.</summary>
    /// <param name="header">The flags, the sized EncryptionHeader and the EncryptionVerifier.</param>
    /// <param name="password">The password.</param>
    public static Rc4Cipher? TryCreateStrong(ReadOnlySpan<byte> header, string password)
    {
        const int KeyBitsAt = 8 + 16;
        var bits = BinaryPrimitives.ReadInt32LittleEndian(header[KeyBitsAt..]);
        var keyLength = bits is 0 or 40 ? WeakKeyLength : Math.Clamp(bits / 8, WeakKeyLength, 16);
        var verifier = header[(8 + BinaryPrimitives.ReadInt32LittleEndian(header[4..]) + 4)..];
        var hash = Sha1([.. verifier[..SaltLength], .. Encoding.Unicode.GetBytes(password)]);
        var padded = Math.Max(keyLength, bits is 0 or 40 ? 16 : keyLength);

        byte[] BlockKey(int block)
        {
            var key = new byte[padded];
            Sha1([.. hash, .. Number(block)]).AsSpan(0, keyLength).CopyTo(key);
            return key;
        }

        return Verified(BlockKey, [.. verifier.Slice(SaltLength, 16), .. verifier.Slice(SaltLength + 16 + 4, 20)], 20, Sha1);
    }

    public override XlsCipher Renew() => new Rc4Cipher(blockKey);

    protected override void Apply(long position, Span<byte> body, int clear)
    {
        for (var i = 0; i < body.Length; i++)
        {
            var key = KeyByte(position + i);
            body[i] ^= i < clear ? (byte)0 : key;
        }
    }

    private static Rc4Cipher? Verified(Func<int, byte[]> blockKey, ReadOnlySpan<byte> verifier, int hashLength, Func<byte[], byte[]> hash)
    {
        var clear = verifier[..(16 + hashLength)].ToArray();
        new Rc4(blockKey(0)).Apply(clear);
        return CryptographicOperations.FixedTimeEquals(hash(clear[..16]), clear.AsSpan(16)) ? new(blockKey) : null;
    }

    /// <summary>The key byte for a place in the stream; headers take up key bytes though they are clear.</summary>
    private byte KeyByte(long position)
    {
        var (block, at) = ((int)(position / BlockLength), (int)(position % BlockLength));
        if (block != _block || at < _at)
        {
            (_stream, _block, _at) = (new(blockKey(block)), block, 0);
        }

        for (; _at < at; _at++)
        {
            _ = _stream.Next();
        }

        _at++;
        return _stream.Next();
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

#pragma warning disable CA5350, CA5351 // The format prescribes them.
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);

    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350, CA5351
}
