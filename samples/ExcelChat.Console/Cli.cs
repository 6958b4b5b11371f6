using System.CommandLine;
using ExcelChat.Shared;

namespace ExcelChat.Console;

/// <summary>Runs a command line: 0 on success, 1 on a failure that is said in one line, 2 on wrong usage.</summary>
internal static class Cli
{
    private const int Failure = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await System.Console.Error.WriteLineAsync(error.Message);
            }

            await System.Console.Error.WriteLineAsync($"See 'excelchat {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help'.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ExcelChatException e)
        {
            return await FailAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return await FailAsync(e.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.");
        }
    }

    private static async Task<int> FailAsync(string message)
    {
        await System.Console.Error.WriteLineAsync(message);
        return Failure;
    }
}
