using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ExcelChat.Answers;
using ExcelChat.Console.Json;
using ExcelChat.Console.Models;

namespace ExcelChat.Console.Verbs;

/// <summary><c>ask</c>: ingests files and answers one question with its cells.</summary>
internal static class AskVerb
{
    public static Command Create()
    {
        var words = Arguments.FilesAnd("QUESTION", "the question");
        var password = Arguments.Password();
        var store = IndexStore.Option();
        var json = Arguments.Json();
        var explain = new Option<bool>("--explain") { Description = "Also print the readings that were considered, the plan, its steps with their rows, the cells and the formula for Excel." };
        var chart = new Option<bool>("--chart") { Description = "Also print the recommended chart as a Vega-Lite specification." };
        var command = new Command("ask", "Answer a question about workbooks, with the cells behind the answer: ask sales.xlsx \"What is the total revenue?\"") { words, password, store, json, explain, chart };
        command.SetAction(async (result, cancellationToken) =>
        {
            var (answer, timings) = await AnswerAsync(result.GetRequiredValue(words), result.GetValue(password), result.GetRequiredValue(store), cancellationToken);
            Print(answer, timings, result.GetValue(json), result.GetValue(explain), result.GetValue(chart));
            return Cli.Success;
        });
        return command;
    }

    private static async Task<(Answer Answer, AnswerTimings Timings)> AnswerAsync(string[] words, string? password, string store, CancellationToken cancellationToken)
    {
        await using var chat = Formats.CreateChat(b => b.UseStore(store).UseModelOfEnvironment());
        var clock = Stopwatch.StartNew();
        await Ingestion.RunAsync(chat, words[..^1], password, cancellationToken);
        var ingested = clock.Elapsed;
        var answer = await chat.AskAsync(words[^1], cancellationToken).ToAnswerAsync(cancellationToken);
        return (answer, new(ingested.TotalMilliseconds, (clock.Elapsed - ingested).TotalMilliseconds));
    }

    private static void Print(Answer answer, AnswerTimings timings, bool json, bool explain, bool chart)
    {
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(AnsweredQuestion.Of(answer, timings), AnswerJson.Default.AnsweredQuestion));
            return;
        }

        AnswerPrinter.Print(answer);
        if (explain)
        {
            ExplanationPrinter.Print(answer);
        }

        if (chart)
        {
            ChartPrinter.Print(answer);
        }
    }
}
