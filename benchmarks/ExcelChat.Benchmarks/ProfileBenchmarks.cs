using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;

namespace ExcelChat.Benchmarks;

/// <summary>
/// A workbook of many rows and ten columns read, profiled as it streams, turned into a table, and turned into a table and profiled. The ratio of
/// <see cref="Profile"/> to <see cref="Read"/> is to stay below 3.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(OnceInProcess))]
public class ProfileBenchmarks
{
    private string _path = "";

    [Params(1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _path = Path.GetTempFileName();
        GeneratedWorkbook.Write(_path, Rows);
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public async Task<long> Read()
    {
        await using var workbook = await OpenAsync();
        long cells = 0;
        await foreach (var row in workbook.Sheets[0].ReadRowsAsync())
        {
            cells += row.Cells.Length;
        }

        return cells;
    }

    [Benchmark]
    public async Task<long> Profile()
    {
        await using var workbook = await OpenAsync();
        return await SheetProfiler.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), default).Select(profile => profile.RowCount).SumAsync();
    }

    [Benchmark]
    public async Task<long> Detect()
    {
        await using var workbook = await OpenAsync();
        return await TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), default).Select(table => (long)table.Rows.Count).SumAsync();
    }

    [Benchmark]
    public async Task<long> DetectAndProfile()
    {
        await using var workbook = await OpenAsync();
        return await TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), default).Select(table => table.Profile.RowCount).SumAsync();
    }

    /// <summary>An operation takes seconds, so that a few of them in one process say enough. It takes several until the runtime has compiled all of it well.</summary>
    private sealed class OnceInProcess : ManualConfig
    {
        public OnceInProcess() => AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(5)
            .WithIterationCount(5));
    }

    private ValueTask<Workbook> OpenAsync() => WorkbookOpener.Default.OpenAsync(WorkbookSource.FromFile(_path));
}
