using ExcelChat.Repository.Tests.Console;

namespace ExcelChat.Repository.Tests;

public sealed class ComparisonTests
{
    // bin/<configuration>/<framework> of the tests is bin/<configuration>/<framework> of the benchmarks.
    private static readonly string Program = Path.Combine(
        Repository.Root, "benchmarks/ExcelChat.Comparison", Path.GetRelativePath(Path.Combine(Repository.Root, "tests/ExcelChat.Repository.Tests"), AppContext.BaseDirectory), "ExcelChat.Comparison");

    [Fact]
    public async Task Every_reader_that_is_compared_finds_what_the_generator_wrote()
    {
        using TempFolder folder = new();

        Run run = await Run.OfAsync(Program, ["check", "--scale", "0.001", "--data", folder["data"]]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("ours", run.Errors, StringComparison.Ordinal);
        Assert.Contains("npoi", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_finds_something_else_fails_the_comparison()
    {
        using TempFolder folder = new();
        await Run.OfAsync(Program, ["generate", "--scale", "0.001", "--data", folder["data"], "--files", "inline"]);
        string told = Assert.Single(Directory.GetFiles(folder["data"], "*.json"));
        await File.WriteAllTextAsync(told, """{"Cells":1,"Sum":2,"Characters":3}""", TestContext.Current.CancellationToken);

        Run run = await Run.OfAsync(Program, ["check", "--scale", "0.001", "--data", folder["data"], "--files", "inline", "--readers", "ours"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ours read", run.Errors, StringComparison.Ordinal);
    }
}
