using System.CommandLine;
using ExcelChat.Shared;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Console;

/// <summary>Runs a command line: 0 on success, 1 on a failure that is said in one line, 2 on wrong usage.</summary>
internal static class Cli
{
    public const int Success = 0;
    public const int Failure = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        // A question may begin with an @; it names no response file.
        var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return await RefuseAsync(parsed);
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is ExcelChatException or IOException or UnauthorizedAccessException or VectorStoreException)
        {
            return await FailAsync(e.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.");
        }
    }

    /// <summary>Says in one line on standard error what went wrong.</summary>
    public static async Task<int> FailAsync(string message)
    {
        await System.Console.Error.WriteLineAsync(message.ReplaceLineEndings(" "));
        return Failure;
    }

    private static async Task<int> RefuseAsync(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            await System.Console.Error.WriteLineAsync(error.Message);
        }

        var command = parsed.CommandResult.Command;
        await System.Console.Error.WriteLineAsync($"See 'excelchat {(command is RootCommand ? "" : $"{command.Name} ")}--help'.");
        return WrongUsage;
    }
}
