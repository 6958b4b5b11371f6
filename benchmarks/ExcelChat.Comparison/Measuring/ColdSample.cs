using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Measuring;

/// <summary>One reading of one file as the first thing that a fresh process does.</summary>
/// <param name="Cpu">Milliseconds of processor time from before the opening to the end of the reading.</param>
/// <param name="Wall">The same by the clock.</param>
/// <param name="Peak">The most physical memory that the process had, in bytes.</param>
internal sealed record ColdSample(double Cpu, double Wall, long Peak)
{
    /// <summary>The name under which a process that reads nothing is started.</summary>
    public const string Nothing = "nothing";

    /// <summary>Runs a fresh process that reads the file; null when it fails or takes too long.</summary>
    public static async Task<ColdSample?> TakeAsync(string reader, string path, TimeSpan limit)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["child", reader, path]) { RedirectStandardOutput = true })!;
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<ColdSample>(output) : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return null;
        }
    }

    /// <summary>What the fresh process does.</summary>
    public static async Task RunAsync(string reader, string path)
    {
        var sample = reader == Nothing ? new Sample(0, 0, 0, null) : await Sample.TakeAsync(ComparedReader.All.Single(r => r.Name == reader), path, collect: false);
        Console.WriteLine(JsonSerializer.Serialize(new ColdSample(sample.Cpu, sample.Wall, PeakMemory())));
    }

    public ColdSample Least(ColdSample other) => new(Math.Min(Cpu, other.Cpu), Math.Min(Wall, other.Wall), Math.Min(Peak, other.Peak));

    // PeakWorkingSet64 is the present set on some systems; Linux's own high-water mark is exact.
    private static long PeakMemory()
    {
        if (File.Exists("/proc/self/status"))
        {
            var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6).Trim("\t kB"), CultureInfo.InvariantCulture) * 1024;
        }

        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
