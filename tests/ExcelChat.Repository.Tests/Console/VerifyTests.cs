namespace ExcelChat.Repository.Tests.Console;

public sealed class VerifyTests
{
    private const string Question = "What is the total revenue in the North region?";

    [Fact]
    public async Task An_answer_holds_over_the_workbook_that_it_came_from()
    {
        using TempFolder folder = new();
        string answer = await AnswerAsync(folder);

        Run run = await Excelchat.RunAsync("verify", answer, Excelchat.Sales);

        Assert.Equal((0, "", "The answer holds: the file is the same, and so are its cells and the result."), (run.ExitCode, run.Errors, run.Output.Trim()));
        Assert.True(Excelchat.Json(await Excelchat.RunAsync("verify", answer, Excelchat.Sales, "--json")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task An_answer_does_not_hold_over_another_workbook()
    {
        using TempFolder folder = new();

        Excelchat.Refused(await Excelchat.RunAsync("verify", await AnswerAsync(folder), Excelchat.Staff), "there is no table at Sales!");
    }

    [Theory]
    [InlineData("{}", "holds no proof")]
    [InlineData("{\"proof\":{}}", "Expected a proof")]
    [InlineData("nonsense", "is no JSON")]
    public async Task What_is_no_answer_is_refused(string text, string word)
    {
        using TempFolder folder = new();

        Excelchat.Refused(await Excelchat.RunAsync("verify", folder.Write("answer.json", text), Excelchat.Sales), word);
    }

    private static async Task<string> AnswerAsync(TempFolder folder)
    {
        Run run = await Excelchat.RunAsync("ask", Excelchat.Sales, Question, "--json");
        return folder.Write("answer.json", run.Output);
    }
}
