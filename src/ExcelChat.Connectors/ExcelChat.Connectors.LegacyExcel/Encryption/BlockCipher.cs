using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>A block cipher with its chaining, by the names that the format gives them ([MS-OFFCRYPTO] 2.3.4.10).</summary>
/// <param name="Algorithm">AES, DES, 3DES or RC2.</param>
/// <param name="Chaining">ChainingModeCBC, ChainingModeCFB or ChainingModeECB.</param>
internal sealed record BlockCipher(string Algorithm, string Chaining)
{
    private const string Cbc = "ChainingModeCBC";
    private const string Cfb = "ChainingModeCFB";
    private const string Ecb = "ChainingModeECB";

    public static BlockCipher AesEcb { get; } = new("AES", Ecb);

    public bool IsKnown => Algorithm is "AES" or "DES" or "3DES" or "RC2" && Chaining is Cbc or Cfb or Ecb;

    /// <summary>Decrypts whole blocks.</summary>
    /// <exception cref="CryptographicException">The key, the blocks or the system do not allow it.</exception>
    public byte[] Decrypt(byte[] key, byte[] initial, byte[] bytes)
    {
        using var algorithm = Create();
        algorithm.Key = key;
        return Chaining switch
        {
            Cbc => algorithm.DecryptCbc(bytes, initial, PaddingMode.None),
            Cfb => algorithm.DecryptCfb(bytes, initial, PaddingMode.None, feedbackSizeInBits: 8),
            _ => algorithm.DecryptEcb(bytes, PaddingMode.None),
        };
    }

    [SuppressMessage("Security", "CA5351", Justification = "The file says what it is encrypted with.")]
    [SuppressMessage("Security", "CA5350", Justification = "The file says what it is encrypted with.")]
    private SymmetricAlgorithm Create() => Algorithm switch
    {
        "AES" => Aes.Create(),
        "DES" => DES.Create(),
        "3DES" => TripleDES.Create(),
        _ => RC2.Create(),
    };
}
