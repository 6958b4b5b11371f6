using System.Security.Cryptography;
using ExcelChat.Connectors.LegacyExcel.Compound;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>Decrypts Office Open XML workbooks (xlsx, xlsm, xlsb) in memory and lets other readers open them.</summary>
/// <param name="readers">The readers of what is decrypted.</param>
internal sealed class EncryptedWorkbookReader(IReadOnlyList<WorkbookReader> readers) : WorkbookReader
{
    private const int MaxDescription = 1 << 20;

    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default)
    {
        var file = new LegacyFile(source, limits);
        if (file.Guard(() => Decrypt(source)) is not { } content)
        {
            return null;
        }

        var decrypted = source.WithContent(content);
        foreach (var reader in readers)
        {
            if (await reader.OpenAsync(decrypted, limits, cancellationToken).ConfigureAwait(false) is { } workbook)
            {
                return workbook;
            }
        }

        throw new WorkbookException(
            WorkbookProblem.NotAWorkbook,
            source.Name,
            $"'{source.Name}' was decrypted, and there is no workbook inside. Give an xlsx, xlsm or xlsb file.");
    }

    private static byte[]? Decrypt(WorkbookSource source)
    {
        using var container = CompoundFile.TryOpen(source.OpenRead());
        if (container?.Find("EncryptedPackage") is not { } package)
        {
            return null;
        }

        var description = container.Find("EncryptionInfo") ?? throw new InvalidDataException("it has an encrypted package and no stream EncryptionInfo.");
        var cipher = PackageCipher.Create(container.ReadAll(description, MaxDescription), source.Name);
        try
        {
            var key = Passwords.Unlock(source, cipher.Unlock);
            return cipher.Decrypt(key, container.ReadAll(package, Array.MaxLength));
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            throw Fault.UnknownCipher(source.Name, $"a cipher that this system does not have or that its key does not fit ({e.Message})");
        }
    }
}
