using System.CommandLine;
using ExcelChat.Answers;
using ExcelChat.Console.Json;
using ExcelChat.Console.Models;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>eval</c>: answers each question of a file about its own workbook. The best reading is always given, with its confidence, so that a threshold can be chosen afterwards.</summary>
internal static class EvalVerb
{
    public static Command Create()
    {
        var questions = Arguments.Path("QUESTIONS", "JSON lines with id, file (relative to this file) and question.");
        var predictions = Arguments.Out("PREDICTIONS", "The file of JSON lines to write.");
        var threshold = new Option<double>("--threshold") { Description = "Abstain below this confidence, 0 to 1.", HelpName = "P", DefaultValueFactory = _ => 0 };
        threshold.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
            {
                result.AddError("--threshold must be from 0 to 1.");
            }
        });
        var record = new Option<string?>("--record") { Description = "Also write what the model answers to this file, as JSON lines, so that it can be replayed.", HelpName = "RECORD" };
        var replay = new Option<string?>("--replay") { Description = "Take the model's answers from a file that --record wrote, and ask no model.", HelpName = "RECORD" };
        var command = new Command("eval", "Answer a file of questions, for scoring.") { questions, predictions, threshold, record, replay };
        command.Validators.Add(result =>
        {
            if (result.GetValue(record) is not null && result.GetValue(replay) is not null)
            {
                result.AddError("--record and --replay exclude each other.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var traffic = await ModelTraffic.OpenAsync(result.GetValue(record), result.GetValue(replay), cancellationToken);
            var outcome = await RunAsync(result.GetRequiredValue(questions), result.GetRequiredValue(predictions), result.GetValue(threshold), traffic, cancellationToken);
            return traffic.Complaint is { } complaint ? await Cli.FailAsync(complaint) : outcome;
        });
        return command;
    }

    private static async Task<int> RunAsync(string questions, string predictions, double threshold, ModelTraffic traffic, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var asked = await QuestionFile.ReadAsync(questions, cancellationToken);
        await using var lines = new JsonLines<Prediction>(predictions, AnswerJson.Default.Prediction);
        var outcome = Cli.Success;
        await Parallel.ForEachAsync(asked.GroupBy(q => q.File, StringComparer.Ordinal), cancellationToken, async (workbook, token) =>
        {
            try
            {
                await using var chat = CreateChat(threshold, traffic);
                await chat.IngestAsync(Path.Combine(root, workbook.Key), cancellationToken: token);
                foreach (var question in workbook)
                {
                    lines.Write(await AnswerAsync(chat, question, token));
                }
            }
            catch (ExcelChatException e)
            {
                outcome = await Cli.FailAsync(e.Message);
                foreach (var question in workbook)
                {
                    lines.Write(Prediction.Failed(question.Id, e.Message));
                }
            }
        });
        return outcome;
    }

    // A chat for each workbook: two names of the same bytes are one workbook to a chat.
    private static WorkbookChat CreateChat(double threshold, ModelTraffic traffic) => Formats.CreateChat(builder =>
    {
        builder.UseAnswers(o => o.MinimumConfidence = threshold);
        if (traffic.CreateClient() is { } client)
        {
            builder.UseClient(client);
        }
    });

    private static async Task<Prediction> AnswerAsync(WorkbookChat chat, AskedQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return Prediction.Of(question.Id, await chat.AskAsync(question.Question, cancellationToken).ToAnswerAsync(cancellationToken));
        }
        catch (ExcelChatException e)
        {
            return Prediction.Failed(question.Id, e.Message);
        }
    }
}
