using System.Text.Json;
using ExcelChat.Core.Tests.Answers.Wire;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>An evaluation with a model that is run once and scored again.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task A_run_that_was_recorded_is_replayed_to_the_same_predictions_without_the_model()
    {
        using TempFolder folder = new();
        string questions = Questions(folder, ConsoleModel.Question);
        await RecordAsync(folder, questions);

        Run run = await Excelchat.RunAsync("eval", questions, "--out", folder["again.jsonl"], "--replay", folder["record.jsonl"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(await ReadAsync(folder["first.jsonl"]), await ReadAsync(folder["again.jsonl"]));
        JsonElement prediction = JsonElement.Parse(await ReadAsync(folder["again.jsonl"]));
        Assert.Equal(120, Assert.Single(prediction.GetProperty("answers").EnumerateArray()).GetDouble());
    }

    [Fact]
    public async Task A_record_has_hashes_and_answers_and_no_secret()
    {
        using TempFolder folder = new();
        await RecordAsync(folder, Questions(folder, ConsoleModel.Question));

        string record = await ReadAsync(folder["record.jsonl"]);
        JsonElement[] lines = [.. record.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches("^[0-9a-f]{64}$", line.GetProperty("request").GetString()));
        Assert.Equal("run_plan", lines[0].GetProperty("contents")[0].GetProperty("tool").GetString());
        Assert.Equal(ConsoleModel.Text, lines[1].GetProperty("contents")[0].GetProperty("text").GetString());
        Assert.All((string[])[ConsoleModel.Key, "127.0.0.1", "Bearer", "Ada Almgren"], secret => Assert.DoesNotContain(secret, record, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_is_not_on_record_is_said_and_fails_the_run()
    {
        using TempFolder folder = new();
        await RecordAsync(folder, Questions(folder, ConsoleModel.Question));

        Run run = await Excelchat.RunAsync("eval", Questions(folder, "Wie viele Menschen sind es?"), "--out", folder["again.jsonl"], "--replay", folder["record.jsonl"]);

        Excelchat.Refused(run, "1 request is not on record");
        Assert.Contains("\"abstained\":true", await ReadAsync(folder["again.jsonl"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_without_a_model_and_a_record_that_is_none_are_refused()
    {
        using TempFolder folder = new();
        string questions = Questions(folder, ConsoleModel.Question);

        Excelchat.Refused(await Excelchat.RunAsync("eval", questions, "--out", folder["p.jsonl"], "--record", folder["record.jsonl"]), "EXCELCHAT_MODEL");
        Excelchat.Refused(await Excelchat.RunAsync("eval", questions, "--out", folder["p.jsonl"], "--replay", questions), "line 1");
    }

    private static async Task RecordAsync(TempFolder folder, string questions)
    {
        await using LoopbackModel model = new(ConsoleModel.Turns);

        Run run = await Excelchat.WithModelAsync(ConsoleModel.OpenAi(model.Address), "eval", questions, "--out", folder["first.jsonl"], "--record", folder["record.jsonl"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    private static string Questions(TempFolder folder, string question) => folder.Write(
        "questions.jsonl", JsonSerializer.Serialize(new { id = "1", file = Path.Combine(Repository.Root, Excelchat.Staff), question }));

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
