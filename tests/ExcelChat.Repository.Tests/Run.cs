using System.Diagnostics;

namespace ExcelChat.Repository.Tests;

/// <summary>A program that ran to its end.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs a program in the repository's root.</summary>
    public static async Task<Run> OfAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        using Process process = Start(program, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await EndOfAsync(process);
    }

    /// <summary>Runs a program in the repository's root, with some variables of its environment set.</summary>
    public static async Task<Run> WithAsync(IEnumerable<KeyValuePair<string, string>> environment, string program, IEnumerable<string> arguments)
    {
        using Process process = Start(program, arguments, environment);
        process.StandardInput.Close();
        return await EndOfAsync(process);
    }

    /// <summary>Starts a program in the repository's root, with all its streams in our hands.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, params IEnumerable<KeyValuePair<string, string>> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Servers of the build outlive it, and would keep the ends of these streams that we wait for.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a started program.</summary>
    public static async Task<Run> EndOfAsync(Process process)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await errors);
    }
}
