using System.Diagnostics;
using ExcelChat.Comparison.Generation;
using ExcelChat.Comparison.Readers;
using ExcelChat.Comparison.Reporting;

namespace ExcelChat.Comparison.Measuring;

/// <summary>Which files and readers a run takes, and how long it may take over them.</summary>
internal sealed record RunPlan
{
    public required string DataFolder { get; init; }

    public required IReadOnlyList<GeneratedFile> Files { get; init; }

    /// <summary>The readers in order, the floor first.</summary>
    public required IReadOnlyList<ComparedReader> Readers { get; init; }

    public required int Rounds { get; init; }

    /// <summary>The time of one reader over one file, warm.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>From above 0 to 1, the size of the files.</summary>
    public required double Scale { get; init; }

    /// <summary>Whether fresh processes are measured too.</summary>
    public required bool Cold { get; init; }
}

/// <summary>Runs a comparison file by file.</summary>
internal sealed class ComparisonRun(RunPlan plan)
{
    private const int ColdReadings = 3;
    private static readonly TimeSpan ColdTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ColdLimit = TimeSpan.FromMinutes(3);

    private ColdSample? _bare;

    public async Task<MeasuredRun> RunAsync()
    {
        if (plan.Cold)
        {
            _bare = await LeastColdAsync(ColdSample.Nothing, "-") ?? throw new ComparisonException("A fresh process that reads nothing did not end well.");
        }

        var files = new List<MeasuredFile>();
        foreach (var file in plan.Files)
        {
            files.Add(await MeasureAsync(file));
        }

        return new(
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Machine.Here,
            plan.Scale,
            plan.Readers.ToDictionary(r => r.Name, r => r.Description),
            files);
    }

    private async Task<MeasuredFile> MeasureAsync(GeneratedFile file)
    {
        var (path, written) = file.Ensure(plan.DataFolder, plan.Scale);
        await Console.Error.WriteLineAsync($"{file.Name} ({new FileInfo(path).Length / 1048576.0:0.0} MB)");
        var readers = plan.Readers.Where(r => written.Cells <= r.MaxCells).ToList();
        var samples = await new Rounds(path, readers, plan.Rounds, plan.Budget).RunAsync();
        Agreement.Check(file.Name, written, samples);
        var measured = new List<Measured>();
        foreach (var reader in plan.Readers)
        {
            measured.Add(await DescribeAsync(reader, path, samples));
            await Console.Error.WriteLineAsync("  " + Describe(measured[^1]));
        }

        return new(file.Name, file.Shape, new FileInfo(path).Length, written.Cells, measured);
    }

    private async Task<Measured> DescribeAsync(ComparedReader reader, string path, IReadOnlyDictionary<string, Sample> samples)
    {
        if (!samples.TryGetValue(reader.Name, out var sample))
        {
            return new(reader.Name, null, null, null);
        }

        var ours = samples.GetValueOrDefault("ours");
        var warm = new WarmFigures(sample.Cpu / samples[ComparedReader.Floor.Name].Cpu, sample.Cpu / ours?.Cpu, sample.Cpu, sample.Wall, sample.Allocated);
        var cold = plan.Cold ? await LeastColdAsync(reader.Name, path) : null;
        return new(reader.Name, warm, cold is null ? null : new(cold.Cpu, cold.Wall), cold?.Peak - _bare?.Peak);
    }

    private static async Task<ColdSample?> LeastColdAsync(string reader, string path)
    {
        ColdSample? least = null;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < ColdReadings && clock.Elapsed < ColdTime; i++)
        {
            if (await ColdSample.TakeAsync(reader, path, ColdLimit) is not { } sample)
            {
                return null;
            }

            least = least?.Least(sample) ?? sample;
        }

        return least;
    }

    private static string Describe(Measured m) => m.Warm is { } w
        ? FormattableString.Invariant($"{m.Reader,-16} {w.TimesFloor,8:0.00} x floor {w.CpuMilliseconds,10:0.0} ms CPU {w.WallMilliseconds,10:0.0} ms wall {w.AllocatedBytes / 1048576.0,10:0.00} MB allocated")
            + (m.Cold is { } c ? FormattableString.Invariant($"   cold {c.Cpu:0} ms CPU {c.Wall:0} ms wall, peak {m.PeakAboveBare / 1048576.0:0.0} MB") : "")
        : $"{m.Reader,-16} not run: the file has more cells than it is asked to hold in memory";
}
