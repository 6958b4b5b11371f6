using System.Text.Json;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>Batches over good workbooks and one bad one: the good are done, the bad is said.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public BatchTests()
    {
        foreach (string workbook in (string[])[Excelchat.Staff, Excelchat.Budget])
        {
            File.Copy(Path.Combine(Repository.Root, workbook), _folder[Path.GetFileName(workbook)]);
        }

        BadFile.Make(_folder, "secret.xlsx");
    }

    [Fact]
    public async Task Dump_does_the_other_files_of_a_list()
    {
        string list = _folder.Write("list.txt", "secret.xlsx", "", "staff.xlsx", _folder["budget.xlsx"]);

        SaysTheBadOne(await Excelchat.RunAsync("dump", "--batch", list, "--out", _folder["out"]));

        Assert.Equal(
            ["budget.xlsx.0.csv", "staff.xlsx.0.csv", "staff.xlsx.1.csv"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tables_does_the_other_files_of_a_list()
    {
        string list = _folder.Write("list.json", """[{"file":"staff.xlsx"},{"file":"secret.xlsx"},{"file":"budget.xlsx","more":1},{"file":"staff.xlsx"}]""");

        SaysTheBadOne(await Excelchat.RunAsync("tables", list, "--out", _folder["out.jsonl"]));

        Assert.Equal([("staff.xlsx", 2), ("secret.xlsx", 0), ("budget.xlsx", 1)], Lines().Select(line => (Text(line, "file"), line.GetProperty("tables").GetArrayLength())));
    }

    [Fact]
    public async Task Eval_answers_each_question_about_its_own_workbook()
    {
        SaysTheBadOne(await Excelchat.RunAsync("eval", Questions(), "--out", _folder["out.jsonl"]));

        Dictionary<string, JsonElement> predictions = Lines().ToDictionary(line => Text(line, "id"));
        Assert.Equal(["bad", "budget", "empty", "staff"], predictions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Staff!F2", Assert.Single(predictions["staff"].GetProperty("cells").EnumerateArray()).GetString());
        Assert.Equal("Budget!B19", Assert.Single(predictions["budget"].GetProperty("cells").EnumerateArray()).GetString());
        Assert.Contains("encrypted", Text(predictions["bad"], "error"), StringComparison.Ordinal);
        Assert.Contains("empty", Text(predictions["empty"], "error"), StringComparison.Ordinal);
        Assert.True(predictions["empty"].GetProperty("abstained").GetBoolean());
    }

    [Fact]
    public async Task Eval_abstains_below_the_threshold_that_it_is_given()
    {
        string questions = _folder.Write("sure.jsonl", """{"id":"1","file":"staff.xlsx","question":"What is the salary of Ada Almgren?"}""");

        Run run = await Excelchat.RunAsync("eval", questions, "--out", _folder["out.jsonl"], "--threshold", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.True(Assert.Single(Lines()).GetProperty("abstained").GetBoolean());
    }

    [Fact]
    public async Task Retrieve_ranks_the_right_workbook_first()
    {
        Run run = await Excelchat.RunAsync("retrieve", Questions(), "--out", _folder["out.jsonl"]);

        SaysTheBadOne(run with { Output = "" });
        Assert.Contains("4 questions, 2 workbooks", run.Output, StringComparison.Ordinal);
        Assert.Contains("ExcelChat       workbook  @1 50.0 %  @5 50.0 %  @20 50.0 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("BM25 over rows  workbook  @1 ", run.Output, StringComparison.Ordinal);
        Dictionary<string, JsonElement> ranked = Lines().ToDictionary(line => Text(line, "id"));
        Assert.Equal(["bad", "budget", "empty", "staff"], ranked.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("staff.xlsx", ranked["staff"].GetProperty("workbooks")[0].GetString());
        Assert.Equal("budget.xlsx", ranked["budget"].GetProperty("workbooks")[0].GetString());
        Assert.StartsWith("staff.xlsx|Staff!", ranked["staff"].GetProperty("cells")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(ranked["empty"].GetProperty("cells").EnumerateArray());
    }

    [Fact]
    public async Task Retrieve_ranks_its_own_workbooks_whatever_else_the_store_holds()
    {
        string other = _folder.Write("other.csv", ["Employee,Salary", .. Enumerable.Range(0, 4000).Select(row => $"Ada Almgren salary of Ada Almgren {row},{row}")]);
        string questions = _folder.Write("own.jsonl", """{"id":"staff","file":"staff.xlsx","question":"What is the salary of Ada Almgren?"}""");
        string[] store = ["--store", $"sqlite:{_folder["index.db"]}"];
        Assert.Equal(0, (await Excelchat.RunAsync(["ingest", other, .. store])).ExitCode);

        Run run = await Excelchat.RunAsync(["retrieve", questions, "--out", _folder["out.jsonl"], .. store]);

        Assert.Contains("ExcelChat       workbook  @1 100.0 %", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("staff.xlsx|Staff!", Assert.Single(Lines()).GetProperty("cells")[0].GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void SaysTheBadOne(Run run)
    {
        Assert.Contains("secret.xlsx' is encrypted", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    private static string Text(JsonElement line, string property) => line.GetProperty(property).GetString()!;

    private string Questions() => _folder.Write(
        "questions.jsonl",
        """{"id":"staff","file":"staff.xlsx","question":"What is the salary of Ada Almgren?"}""",
        """{"id":"bad","file":"secret.xlsx","question":"What is the total?","answers":["1"]}""",
        "",
        """{"id":"budget","file":"budget.xlsx","question":"What is the 2023 Q1 of Legal?"}""",
        """{"id":"empty","file":"staff.xlsx","question":""}""");

    private IReadOnlyList<JsonElement> Lines() => [.. File.ReadLines(_folder["out.jsonl"]).Select(line => JsonElement.Parse(line))];
}
