using ExcelChat.Answers;
using ExcelChat.Core.Tests.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using Microsoft.Extensions.AI;
using static ExcelChat.Core.Tests.Fakes.ScriptedModel;

namespace ExcelChat.Core.Tests.Answers.Models;

/// <summary>Markers in what a model wrote, which point to the cells behind it.</summary>
public sealed class MarkerTests
{
    private static readonly string North = WorkbookToolTests.SumOf("North");

    [Theory]
    [InlineData("North 230, and once more 230; South 50.", "North 230, and once more 230 [1]; South 50 [2].")]
    [InlineData("South 50. North 230.", "South 50 [1]. North 230 [2].")]
    [InlineData("| North | 230 |\n| South | 50 |\n", "| North | 230 [1] |\n| South | 50 [2] |\n")]
    [InlineData("North 230 [7]. See [2] for the South: 50 [1].", "North 230 [1]. See for the South: 50 [2].")]
    [InlineData("In 2 of 4 rows the North has **230**; South: 50", "In 2 of 4 rows the North has **230 [1]**; South: 50 [2]")]
    public async Task Markers_point_from_figures_to_the_cells_that_made_them(string said, string text)
    {
        var answer = await AskAsync(_ => { }, Runs(North), Runs(WorkbookToolTests.SumOf("South")), Says([.. said.Chunk(3).Select(part => new string(part))]));

        Assert.Equal(text, answer.Text);
        Assert.Equal(said.Contains("[7]", StringComparison.Ordinal) ? text.Replace(" [1]", "", StringComparison.Ordinal).Replace(" [2]", "", StringComparison.Ordinal) : said, answer.Unmarked());
        Assert.All(answer.Markers, marker => Assert.Equal($"[{marker.Number}]", answer.Text.Substring(marker.Start, marker.Length)));
        var north = answer.Citations.First(citation => citation.Range == "Sales!C2").Marker;
        Assert.Equal(said.StartsWith("South", StringComparison.Ordinal) ? 2 : 1, north);
        Assert.Equal("Sales!C3", string.Join(' ', answer.Citations.Where(citation => citation.Marker != north && citation.Marker is not null).Select(citation => citation.Range)));
    }

    [Fact]
    public async Task A_name_is_marked_where_it_is_the_answer()
    {
        const string Best = """{"op":"project","input":{"op":"limit","input":{"op":"sort","input":{"op":"scan","table":"Sales"},"by":"Revenue","descending":true},"count":1},"columns":["Region"]}""";

        var answer = await AskAsync(_ => { }, Runs(Best), Says("It is the North, by far."));

        Assert.Equal("It is the North [1], by far.", answer.Text);
        Assert.Equal(["Sales!A2", "Sales!C2"], answer.Citations.Where(citation => citation.Marker == 1).Select(citation => citation.Range));
    }

    [Fact]
    public async Task A_host_can_do_without_markers()
    {
        var answer = await AskAsync(o => o.MarkCitations = false, Runs(North), Says("It is 230 [3]."));

        Assert.Equal("It is 230.", answer.Text);
        Assert.Empty(answer.Markers);
        Assert.All(answer.Citations, citation => Assert.Null(citation.Marker));
    }

    private static async Task<Answer> AskAsync(Action<AnswerOptions> configure, params Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>>[] turns)
    {
        await using var chat = WorkbookChat.Create(b => b.UseChatClient(_ => new ScriptedModel(turns)).UseModel(o => o.OfflineConfidence = 1).UseAnswers(configure));
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: TestContext.Current.CancellationToken);
        return await chat.AskAsync("How much revenue did the North bring?", TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
    }
}
