using System.CommandLine;
using System.Text;
using System.Text.Json;
using ExcelChat.Answers;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>eval</c>: answers each question of a file about its own workbook. The best reading is always given, with its confidence, so that a threshold can be chosen afterwards.</summary>
internal static class EvalVerb
{
    public static Command Create()
    {
        var questions = new Argument<string>("QUESTIONS") { Description = "JSON lines with id, file (relative to this file) and question." };
        var predictions = new Option<string>("--out") { Description = "The file of JSON lines to write.", HelpName = "PREDICTIONS", Required = true };
        var threshold = new Option<double>("--threshold") { Description = "Abstain below this confidence.", DefaultValueFactory = _ => 0 };
        var command = new Command("eval", "Answer a file of questions, for scoring.") { questions, predictions, threshold };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetRequiredValue(questions), result.GetRequiredValue(predictions), result.GetValue(threshold), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string questions, string predictions, double threshold, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var asked = await Questions.ReadAsync(questions, cancellationToken);
        await using var chat = WorkbookChat.Create(b => b.UseAnswers(o => o.MinimumConfidence = threshold));
        await using var lines = new StreamWriter(predictions, append: false, new UTF8Encoding(false));
        using var gate = new SemaphoreSlim(1, 1);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(asked.GroupBy(q => q.File, StringComparer.Ordinal), parallel, async (workbook, token) =>
        {
            var answered = await AnswerAsync(chat, Path.Combine(root, workbook.Key), [.. workbook], token);
            await gate.WaitAsync(token);
            try
            {
                foreach (var prediction in answered)
                {
                    await lines.WriteLineAsync(JsonSerializer.Serialize(prediction, AnsweredJson.Default.Prediction));
                }
            }
            finally
            {
                gate.Release();
            }
        });
        return 0;
    }

    private static async Task<IReadOnlyList<Prediction>> AnswerAsync(WorkbookChat chat, string file, AskedQuestion[] asked, CancellationToken cancellationToken)
    {
        try
        {
            var workbook = (await chat.IngestAsync(file, cancellationToken: cancellationToken)).Workbook;
            var predictions = new List<Prediction>();
            foreach (var question in asked)
            {
                predictions.Add(await AnswerAsync(chat, workbook.Id, question, cancellationToken));
            }

            await chat.RemoveAsync(workbook.Id, cancellationToken);
            return predictions;
        }
        catch (ExcelChatException e)
        {
            await System.Console.Error.WriteLineAsync(e.Message);
            return [.. asked.Select(q => new Prediction(q.Id, [], []) { Abstained = true, Error = e.Message })];
        }
    }

    private static async Task<Prediction> AnswerAsync(WorkbookChat chat, string workbookId, AskedQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await chat.AskAsync(question.Question, [workbookId], cancellationToken).ToAnswerAsync(cancellationToken);
            return new(question.Id, AnsweredQuestion.Values(answer), AnsweredQuestion.Ranges(answer))
            {
                Confidence = answer.Confidence,
                Abstained = answer.Abstained,
                Reading = answer.Reading,
            };
        }
        catch (ExcelChatException e)
        {
            return new(question.Id, [], []) { Abstained = true, Error = e.Message };
        }
    }
}
