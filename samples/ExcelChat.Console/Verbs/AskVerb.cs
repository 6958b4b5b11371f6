using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ExcelChat.Answers;
using ExcelChat.Console.Json;

namespace ExcelChat.Console.Verbs;

/// <summary><c>ask</c>: ingests files and answers one question with its cells.</summary>
internal static class AskVerb
{
    public static Command Create()
    {
        var words = Arguments.FilesAnd("QUESTION", "the question");
        var password = Arguments.Password();
        var json = Arguments.Json();
        var command = new Command("ask", "Answer a question about workbooks, with the cells behind the answer: ask sales.xlsx \"What is the total revenue?\"") { words, password, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(words), result.GetValue(password), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, string? password, bool json, CancellationToken cancellationToken)
    {
        await using var chat = Formats.CreateChat(b => b.UseInMemoryVectorStore());
        var clock = Stopwatch.StartNew();
        await Ingestion.RunAsync(chat, words[..^1], password, cancellationToken);
        var ingested = clock.Elapsed;
        var answer = await chat.AskAsync(words[^1], cancellationToken).ToAnswerAsync(cancellationToken);
        if (json)
        {
            var timings = new AnswerTimings(ingested.TotalMilliseconds, (clock.Elapsed - ingested).TotalMilliseconds);
            System.Console.WriteLine(JsonSerializer.Serialize(AnsweredQuestion.Of(answer, timings), AnswerJson.Default.AnsweredQuestion));
        }
        else
        {
            AnswerPrinter.Print(answer);
        }

        return Cli.Success;
    }
}
