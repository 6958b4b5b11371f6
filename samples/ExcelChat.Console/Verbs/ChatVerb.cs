using System.CommandLine;
using ExcelChat.Answers;
using ExcelChat.Console.Models;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>chat</c>: ingests files and answers questions until an empty line or the end of the input.</summary>
internal static class ChatVerb
{
    public static Command Create()
    {
        var files = Arguments.Files();
        var password = Arguments.Password();
        var command = new Command("chat", "Ask questions one after another, one a line, each of which may go on from the one before (\"and for 2023?\"); an empty line ends.") { files, password };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(files), result.GetValue(password), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string? password, CancellationToken cancellationToken)
    {
        await using var chat = Formats.CreateChat(b => b.UseInMemoryVectorStore().UseModelOfEnvironment());
        await Ingestion.RunAsync(chat, files, password, cancellationToken);
        var conversation = chat.StartConversation();
        var outcome = Cli.Success;
        while (await ReadAsync(cancellationToken) is { } question && !string.IsNullOrWhiteSpace(question))
        {
            outcome = Math.Max(outcome, await AnswerAsync(conversation, question, cancellationToken));
        }

        return outcome;
    }

    private static async Task<int> AnswerAsync(Conversation conversation, string question, CancellationToken cancellationToken)
    {
        try
        {
            AnswerPrinter.Print(await conversation.AskAsync(question, cancellationToken).ToAnswerAsync(cancellationToken));
            System.Console.WriteLine();
            return Cli.Success;
        }
        catch (ExcelChatException e)
        {
            return await Cli.FailAsync(e.Message);
        }
    }

    private static async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!System.Console.IsInputRedirected && !System.Console.IsErrorRedirected)
        {
            await System.Console.Error.WriteAsync("? ");
        }

        // The console's own asynchronous reading blocks, and hears no Ctrl+C.
        return await Task.Run(System.Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
    }
}
