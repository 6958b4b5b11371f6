using System.Diagnostics;
using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Measuring;

/// <summary>One reading of one file.</summary>
/// <param name="Cpu">Milliseconds of processor time of the whole process, its other threads included.</param>
/// <param name="Wall">Milliseconds by the clock.</param>
/// <param name="Allocated">Bytes of managed memory allocated.</param>
/// <param name="Tally">What was found; null when the reader takes no values.</param>
internal sealed record Sample(double Cpu, double Wall, long Allocated, Tally? Tally)
{
    /// <summary>Takes a sample. Earlier readers' garbage is collected before the clock starts.</summary>
    public static async Task<Sample> TakeAsync(ComparedReader reader, string path, bool collect)
    {
        if (collect)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.GetTimestamp();
        var tally = await reader.ReadAsync(path);
        var wall = Stopwatch.GetElapsedTime(clock);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return new(cpu.TotalMilliseconds, wall.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, tally);
    }

    /// <summary>The least of two samples, figure by figure: what remains when others disturb the machine less.</summary>
    public Sample Least(Sample other)
        => new(Math.Min(Cpu, other.Cpu), Math.Min(Wall, other.Wall), Math.Min(Allocated, other.Allocated), Tally ?? other.Tally);
}
