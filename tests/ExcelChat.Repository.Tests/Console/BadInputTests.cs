namespace ExcelChat.Repository.Tests.Console;

public sealed class BadInputTests
{
    private static readonly string Long = new('a', 100_000);

    public static TheoryData<string> Names { get; } = [.. BadFile.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_question_about_a_bad_file_is_refused_in_one_line(string name)
    {
        using TempFolder folder = new();
        string file = BadFile.Make(folder, name);

        Run run = await Excelchat.RunAsync("ask", file, "What is the total?");

        Excelchat.Refused(run, BadFile.All[name]);
        Assert.Contains(name, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_search_inspect_and_dump_refuse_a_bad_file_in_one_line()
    {
        using TempFolder folder = new();
        string file = BadFile.Make(folder, "cut.xlsx");

        Excelchat.Refused(await Excelchat.RunAsync("chat", file), "cut.xlsx");
        Excelchat.Refused(await Excelchat.RunAsync("search", file, "salary"), "cut.xlsx");
        Excelchat.Refused(await Excelchat.RunAsync("inspect", file, "--json"), "cut.xlsx");
        Excelchat.Refused(await Excelchat.RunAsync("dump", file, "--out", folder["out"]), "cut.xlsx");
    }

    [Fact]
    public async Task An_answer_is_not_given_over_fewer_files_than_were_named() =>
        Excelchat.Refused(await Excelchat.RunAsync("ask", Excelchat.Staff, "no-such.xlsx", "What is the highest salary?"), "no-such.xlsx");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_question_is_refused(string question) =>
        Excelchat.Refused(await Excelchat.RunAsync("ask", Excelchat.Staff, question), "The question is empty");

    [Fact]
    public async Task A_question_of_100_000_characters_is_refused() =>
        Excelchat.Refused(await Excelchat.RunAsync("ask", Excelchat.Staff, Long), "100,000 characters");

    [Fact]
    public async Task A_chat_goes_on_after_a_question_that_is_refused()
    {
        Run run = await Excelchat.TypeAsync($"{Long}\nWhat is the salary of Ada Almgren?\n", "chat", Excelchat.Staff);

        Assert.Contains("100,000 characters", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("110,000.00", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Theory]
    [InlineData("eval")]
    [InlineData("retrieve")]
    public async Task A_file_of_questions_that_is_no_JSON_is_refused_with_its_line(string verb)
    {
        using TempFolder folder = new();
        string questions = folder.Write("questions.jsonl", "", "What is the total?");

        Excelchat.Refused(await Excelchat.RunAsync(verb, questions, "--out", folder["out.jsonl"]), "questions.jsonl, line 2:");
    }

    [Fact]
    public async Task A_list_of_workbooks_without_files_is_refused()
    {
        using TempFolder folder = new();

        Excelchat.Refused(await Excelchat.RunAsync("tables", folder.Write("list.json", "[{}]"), "--out", folder["out.jsonl"]), "\"file\"");
        Excelchat.Refused(await Excelchat.RunAsync("tables", folder["missing.json"], "--out", folder["out.jsonl"]), "missing.json");
    }
}
