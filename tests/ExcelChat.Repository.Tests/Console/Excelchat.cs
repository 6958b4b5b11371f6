using System.Diagnostics;
using System.Text.Json;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>The console sample, as it was built with these tests.</summary>
internal static class Excelchat
{
    public const string Budget = "samples/data/budget.xlsx";
    public const string Sales = "samples/data/sales.xlsx";
    public const string Staff = "samples/data/staff.xlsx";

    // bin/<configuration>/<framework> of the tests is bin/<configuration>/<framework> of the sample.
    public static string Program { get; } = Path.Combine(
        Repository.Root, "samples/ExcelChat.Console", Path.GetRelativePath(Path.Combine(Repository.Root, "tests/ExcelChat.Repository.Tests"), AppContext.BaseDirectory), "excelchat");

    public static Task<Run> RunAsync(params IEnumerable<string> arguments) => Run.OfAsync(Program, arguments);

    public static Task<Run> TypeAsync(string input, params IEnumerable<string> arguments) => Run.OfAsync(Program, arguments, input);

    /// <summary>Runs it with variables of its environment that name a model.</summary>
    public static Task<Run> WithModelAsync(IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments) => Run.WithAsync(environment, Program, arguments);

    public static Process Start(params IEnumerable<string> arguments) => Run.Start(Program, arguments);

    /// <summary>The object that a successful run printed, and nothing else.</summary>
    public static JsonElement Json(Run run)
    {
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        return JsonElement.Parse(run.Output);
    }

    /// <summary>Asserts that a run failed as the house wants it: one sentence on standard error, and nothing else.</summary>
    public static void Refused(Run run, string word)
    {
        string line = Assert.Single(run.ErrorLines);
        Assert.Contains(word, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Equal(1, run.ExitCode);
    }
}
