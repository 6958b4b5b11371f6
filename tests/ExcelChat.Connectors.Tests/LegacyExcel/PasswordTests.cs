using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

public sealed class PasswordTests
{
    private const string Password = "pässword";

    public static TheoryData<string> Ciphers => ["agile", "standard", "rc4", "cryptoapi"];

    [Theory]
    [MemberData(nameof(Ciphers))]
    public async Task The_password_opens_the_workbook(string cipher)
        => Assert.Equal(["A1=42"], await Legacy.TextsAsync(Encrypted(cipher, Password), Password));

    [Theory]
    [MemberData(nameof(Ciphers))]
    public async Task A_missing_and_a_wrong_password_are_told_apart(string cipher)
    {
        var missing = await Legacy.FailAsync(Encrypted(cipher, Password));
        var wrong = await Legacy.FailAsync(Encrypted(cipher, Password), "Pässword");

        Assert.Equal((WorkbookProblem.PasswordProtected, WorkbookProblem.PasswordProtected), (missing.Problem, wrong.Problem));
        Assert.Contains("none was given", missing.Message, StringComparison.Ordinal);
        Assert.Contains("is not its password", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ciphers))]
    public async Task A_workbook_that_Excel_opens_without_asking_opens_here_too(string cipher)
    {
        var book = Encrypted(cipher, "VelvetSweatshop");

        Assert.Equal(["A1=42"], await Legacy.TextsAsync(book));
        Assert.Equal(["A1=42"], await Legacy.TextsAsync(book, "any"));
    }

    [Fact]
    public async Task An_obfuscated_workbook_opens_with_its_password_alone()
    {
        // What Excel writes for this password: its key and its verifier ([MS-OFFCRYPTO] 2.3.7.1, 2.3.7.2).
        byte[] filePass = [0, 0, 0x7A, 0x14, 0xAF, 0x83];
        byte[] padded = [.. "password"u8, 0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80];
        byte[] key = [.. padded.Select((b, i) => byte.RotateLeft((byte)(b ^ filePass[2 + (i % 2)]), 2))];
        byte[] Encrypt(long position, byte[] body) => [.. body.Select((b, i) => byte.RotateRight((byte)(b ^ key[(position + body.Length + i) % 16]), 3))];
        var book = Xls(filePass, Encrypt);

        Assert.Equal(["A1=42"], await Legacy.TextsAsync(book, "password"));
        Assert.Contains("is not its password", (await Legacy.FailAsync(book, "passwort")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_identity_is_that_of_the_encrypted_bytes()
    {
        var book = Encrypted("agile", Password);

        await using var workbook = await Legacy.OpenAsync(book, Password, name: "folder/secret.xlsx");

        Assert.Equal(new(Convert.ToHexStringLower(SHA256.HashData(book)), "secret.xlsx", book.Length), workbook.Identity);
        Assert.Equal(workbook.Identity, workbook.Sheets[0].Workbook);
    }

    [Fact]
    public async Task A_package_larger_than_a_segment_is_whole()
    {
        var package = ZipWriter.Write(("xl/workbook.xml", []), ("random.bin", RandomBytes(50_000)));

        var error = await Legacy.FailAsync(PackageEncryptor.Agile(package, Password), Password);

        // Decrypted to the last byte, the archive opens, and what is wrong with it is the workbook part.
        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.DoesNotContain("zip archive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_was_changed_after_it_was_encrypted_is_refused()
    {
        var book = PackageEncryptor.Agile(ZipWriter.Xlsx(42), Password, change: bytes => bytes[^1] ^= 1);

        var error = await Legacy.FailAsync(book, Password);

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("changed after it was encrypted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_not_ask_for_a_billion_rounds_of_hashing()
    {
        var error = await Legacy.FailAsync(PackageEncryptor.Agile(ZipWriter.Xlsx(42), Password, spins: 1_000_000_000), Password);

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("spinCount", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_encrypted_may_be_no_workbook()
    {
        var error = await Legacy.FailAsync(PackageEncryptor.Agile(ZipWriter.Write(("word/document.xml", [])), Password), Password);

        Assert.Equal(WorkbookProblem.NotAWorkbook, error.Problem);
    }

    [Fact]
    public async Task Damage_to_the_description_ends_in_a_typed_error()
    {
        var whole = Encrypted("agile", Password);
        var at = whole.AsSpan().IndexOf("<encryption"u8);
        for (var i = at; i < at + 400; i += 23)
        {
            var broken = whole.ToArray();
            broken[i] ^= 0xFF;
            await Legacy.FailAsync(broken, Password);
        }
    }

    private static byte[] Encrypted(string cipher, string password) => cipher switch
    {
        "agile" => PackageEncryptor.Agile(ZipWriter.Xlsx(42), password),
        "standard" => PackageEncryptor.Standard(ZipWriter.Xlsx(42), password),
        "rc4" => WeakXls(password),
        _ => StrongXls(password),
    };

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    /// <summary>An xls workbook in RC4 with 40 bits ([MS-OFFCRYPTO] 2.3.6), longer than one block of the cipher.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The format prescribes it.")]
    private static byte[] WeakXls(string password)
    {
        byte[] salt = [.. Enumerable.Range(50, 16).Select(i => (byte)i)];
        var hash = MD5.HashData(Encoding.Unicode.GetBytes(password))[..5];
        var key = MD5.HashData([.. Enumerable.Repeat((byte[])[.. hash, .. salt], 16).SelectMany(b => b)])[..5];
        byte[] Encrypt(long position, byte[] body) =>
            [.. body.Select((b, i) => (byte)(b ^ KeyStream(MD5.HashData([.. key, .. BitConverter.GetBytes((int)((position + i) / 1024))]))[(int)((position + i) % 1024)]))];
        return Xls([1, 0, 1, 0, 1, 0, .. salt, .. Encrypt(0, [.. salt, .. MD5.HashData(salt)])], Encrypt);
    }

    /// <summary>An xls workbook in RC4 of the CryptoAPI with 128 bits ([MS-OFFCRYPTO] 2.3.5).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The format prescribes it.")]
    private static byte[] StrongXls(string password)
    {
        byte[] salt = [.. Enumerable.Range(50, 16).Select(i => (byte)i)];
        var hash = SHA1.HashData([.. salt, .. Encoding.Unicode.GetBytes(password)]);
        byte[] Encrypt(long position, byte[] body) =>
            [.. body.Select((b, i) => (byte)(b ^ KeyStream(SHA1.HashData([.. hash, .. XlsWriter.Long((int)((position + i) / 1024))])[..16])[(int)((position + i) % 1024)]))];
        var verifier = Encrypt(0, [.. salt, .. SHA1.HashData(salt)]);
        byte[] header = [.. XlsWriter.Long(4), .. XlsWriter.Long(0), .. XlsWriter.Long(0x6801), .. XlsWriter.Long(0x8004), .. XlsWriter.Long(128), .. new byte[14]];
        return Xls(
            [1, 0, 2, 0, 2, 0, .. XlsWriter.Long(4), .. XlsWriter.Long(header.Length), .. header, .. XlsWriter.Long(16), .. salt, .. verifier[..16], .. XlsWriter.Long(20), .. verifier[16..]],
            Encrypt);
    }

    private static byte[] Xls(byte[] filePass, Func<long, byte[], byte[]> encrypt)
        => new XlsWriter { Cipher = (filePass, encrypt) }.Style(0).Strings(new string('x', 1500)).Sheet("S", XlsWriter.Number(0, 0, 42)).Build();

    private static byte[] KeyStream(byte[] key)
    {
        byte[] state = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var stream = new byte[1024];
        for (int n = 0, i = 0, j = 0; n < stream.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            stream[n] = state[(state[i] + state[j]) & 255];
        }

        return stream;
    }
}
