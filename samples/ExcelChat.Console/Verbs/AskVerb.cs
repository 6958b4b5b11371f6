using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ExcelChat.Answers;

namespace ExcelChat.Console.Verbs;

/// <summary><c>ask</c>: ingests files and answers one question with its cells.</summary>
internal static class AskVerb
{
    public static Command Create()
    {
        var words = new Argument<string[]>("FILE... QUESTION") { Description = "The workbooks, and last the question.", Arity = new(2, 100) };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("ask", "Answer a question about workbooks, with the cells behind the answer.") { words, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(words), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, bool json, CancellationToken cancellationToken)
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        var clock = Stopwatch.StartNew();
        await Ingestion.RunAsync(chat, words[..^1], cancellationToken);
        var ingested = clock.Elapsed;
        var answer = await chat.AskAsync(words[^1], cancellationToken).ToAnswerAsync(cancellationToken);
        if (json)
        {
            var timings = new AnsweredTimings(ingested.TotalMilliseconds, (clock.Elapsed - ingested).TotalMilliseconds);
            System.Console.WriteLine(JsonSerializer.Serialize(AnsweredQuestion.Of(answer, timings), AnsweredJson.Default.AnsweredQuestion));
        }
        else
        {
            AnswerPrinter.Print(answer);
        }

        return 0;
    }
}
