using System.CommandLine;
using ExcelChat.Answers;
using ExcelChat.Console.Json;
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
        var command = new Command("eval", "Answer a file of questions, for scoring.") { questions, predictions, threshold };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetRequiredValue(questions), result.GetRequiredValue(predictions), result.GetValue(threshold), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string questions, string predictions, double threshold, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var asked = await QuestionFile.ReadAsync(questions, cancellationToken);
        await using var lines = new JsonLines<Prediction>(predictions, AnswerJson.Default.Prediction);
        var outcome = Cli.Success;
        await Parallel.ForEachAsync(asked.GroupBy(q => q.File, StringComparer.Ordinal), cancellationToken, async (workbook, token) =>
        {
            try
            {
                await AnswerAsync(Path.Combine(root, workbook.Key), workbook, threshold, lines, token);
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
    private static async Task AnswerAsync(string file, IEnumerable<AskedQuestion> asked, double threshold, JsonLines<Prediction> lines, CancellationToken cancellationToken)
    {
        await using var chat = Formats.CreateChat(b => b.UseAnswers(o => o.MinimumConfidence = threshold));
        await chat.IngestAsync(file, cancellationToken: cancellationToken);
        foreach (var question in asked)
        {
            lines.Write(await AnswerAsync(chat, question, cancellationToken));
        }
    }

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
