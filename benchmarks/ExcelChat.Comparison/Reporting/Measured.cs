using ExcelChat.Comparison.Measuring;

namespace ExcelChat.Comparison.Reporting;

/// <summary>What one reader took for one file.</summary>
/// <param name="Reader">The reader's name.</param>
/// <param name="Warm">The least of its interleaved readings in a warm process; null when it was not run.</param>
/// <param name="Cold">The least of its readings in fresh processes; null when it was not run, failed or took too long.</param>
/// <param name="PeakAboveBare">Bytes of its peak memory above that of a process that reads nothing.</param>
internal sealed record Measured(string Reader, WarmFigures? Warm, ColdFigures? Cold, long? PeakAboveBare);

/// <summary>Figures of a warm process; ratios are those of processor time.</summary>
internal sealed record WarmFigures(double TimesFloor, double? TimesOurs, double CpuMilliseconds, double WallMilliseconds, long AllocatedBytes);

/// <summary>Figures of the first reading of a fresh process, in milliseconds.</summary>
internal sealed record ColdFigures(double Cpu, double Wall);

/// <summary>One file and what every reader took for it.</summary>
internal sealed record MeasuredFile(string File, string Shape, long Bytes, long Cells, IReadOnlyList<Measured> Readers);

/// <summary>A whole run.</summary>
internal sealed record MeasuredRun(string Date, Machine Machine, double Scale, IReadOnlyDictionary<string, string> Readers, IReadOnlyList<MeasuredFile> Files)
{
    /// <summary>The geometric mean of a ratio over the files that have it; null when none has.</summary>
    public double? Mean(string reader, Func<WarmFigures, double?> ratio)
    {
        var ratios = Files.SelectMany(f => f.Readers).Where(m => m.Reader == reader && m.Warm is not null).Select(m => ratio(m.Warm!)).OfType<double>().ToList();
        return ratios.Count == 0 ? null : Math.Exp(ratios.Average(r => Math.Log(r)));
    }
}
