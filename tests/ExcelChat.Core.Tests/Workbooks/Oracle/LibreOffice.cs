using System.Diagnostics;

namespace ExcelChat.Core.Tests.Workbooks.Oracle;

/// <summary>LibreOffice Calc as a second opinion. Each has a profile of its own in a temporary folder, so that nothing else on the machine is touched.</summary>
public sealed class LibreOffice : IDisposable
{
    /// <summary>Text as shown: comma, quote, UTF-8, from line 1, all cells as displayed, every sheet.</summary>
    public const string CsvAsShown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("excelchat-oracle-").FullName;

    /// <summary>Where it is installed, or null.</summary>
    private static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Whether there is one to ask.</summary>
    public static bool IsInstalled => Program is not null;

    /// <summary>Skips the test, by name, where there is none to ask.</summary>
    public static void Require() => Assert.SkipUnless(IsInstalled, "LibreOffice Calc (soffice) is not on the PATH. test.sh installs it where it may; on Debian: apt-get install --no-install-recommends libreoffice-calc-nogui.");

    /// <summary>Converts an xlsx file in one start of the program.</summary>
    /// <param name="workbook">The bytes of the xlsx file.</param>
    /// <param name="to">The extension, or extension, filter and its options, that LibreOffice calls the format by.</param>
    /// <returns>What it wrote; one file for each sheet where the format has no sheets.</returns>
    public async Task<IReadOnlyList<byte[]>> ConvertAsync(byte[] workbook, string to)
    {
        var (source, target) = (Path.Combine(_folder, "book.xlsx"), Directory.CreateDirectory(Path.Combine(_folder, to.Split(':')[0])).FullName);
        await File.WriteAllBytesAsync(source, workbook);
        var start = new ProcessStartInfo(Program!, [$"-env:UserInstallation=file://{_folder}/profile", "--headless", "--norestore", "--convert-to", to, "--outdir", target, source])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        var files = Directory.GetFiles(target).Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0 ? [.. files.Select(File.ReadAllBytes)] : throw new InvalidOperationException(string.Concat(await said));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
