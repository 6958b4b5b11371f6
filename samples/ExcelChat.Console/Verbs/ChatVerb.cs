using System.CommandLine;
using ExcelChat.Answers;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>chat</c>: ingests files and answers questions until an empty line or the end of the input.</summary>
internal static class ChatVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The workbooks.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("chat", "Ask questions one after another.") { files };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(files), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, CancellationToken cancellationToken)
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        await Ingestion.RunAsync(chat, files, cancellationToken);
        while (true)
        {
            await PromptAsync();
            var question = await System.Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(question))
            {
                return 0;
            }

            await AnswerAsync(chat, question, cancellationToken);
        }
    }

    private static async Task AnswerAsync(WorkbookChat chat, string question, CancellationToken cancellationToken)
    {
        try
        {
            AnswerPrinter.Print(await chat.AskAsync(question, cancellationToken).ToAnswerAsync(cancellationToken));
            System.Console.WriteLine();
        }
        catch (ExcelChatException e)
        {
            await System.Console.Error.WriteLineAsync(e.Message);
        }
    }

    private static async Task PromptAsync()
    {
        if (!System.Console.IsInputRedirected)
        {
            await System.Console.Error.WriteAsync("? ");
        }
    }
}
