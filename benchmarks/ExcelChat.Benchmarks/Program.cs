using BenchmarkDotNet.Running;
using ExcelChat.Benchmarks;
using ExcelChat.Benchmarks.Streams;

if (args is ["streams"])
{
    await StreamReport.RunAsync().ConfigureAwait(false);
    return;
}

if (args is ["recall"])
{
    await RecallReport.RunAsync().ConfigureAwait(false);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
