using BenchmarkDotNet.Running;
using ExcelChat.Benchmarks.Streams;

if (args is ["streams"])
{
    await StreamReport.RunAsync().ConfigureAwait(false);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
