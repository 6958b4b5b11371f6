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

    [Theory]
    [InlineData("North has 2.3e2, in short 230+.", "North has 2.3e2, in short 230+ [1].")]
    [InlineData("North has (230).", "North has (230 [1]).")]
    [InlineData("**North: 230**", "**North: 230 [1]**")]
    [InlineData("North has 230(/logout).", "North has 230(/logout).")]
    [InlineData("Of West there are 0.", "Of West there are 0.")]
    public async Task A_marker_stands_behind_a_whole_figure_and_points_to_cells(string said, string text)
    {
        const string West = """{"op":"aggregate","input":{"op":"filter","input":{"op":"scan","table":"Sales"},"where":{"is":"comparison","column":"Region","operator":"Equal","value":{"text":"West"}}},"measures":[{"function":"Count"}]}""";

        var answer = await AskAsync(_ => { }, Runs(North), Runs(West), Says(said));

        Assert.StartsWith(text, answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Markers, marker => Assert.Contains(answer.Citations, citation => citation.Marker == marker.Number));
        Assert.All(answer.Markers, marker => Assert.Equal($"[{marker.Number}]", answer.Text.Substring(marker.Start, marker.Length)));
    }

    [Fact]
    public async Task Cells_that_a_marker_points_to_are_cited_once()
    {
        var answer = await AskAsync(_ => { }, Runs(North), Runs(North), Says("North has 230."));

        Assert.Equal(["[1] Sales!C2", "[1] Sales!C4"], answer.Citations.Select(citation => $"[{citation.Marker}] {citation.Range}"));
    }

    [Fact]
    public async Task What_follows_a_struck_figure_is_marked_too()
    {
        var answer = await AskAsync(_ => { }, Runs(North), Says("It broke off. ", "South has 999 and North 230. ", "So much."));

        Assert.Equal("It broke off. South has [not proved] and North 230 [1]. So much.\nComputed: 230 (sum of Revenue where Region is North; 2 of 4 rows) [1]", answer.Text);
        Assert.All(answer.Markers, marker => Assert.Equal("[1]", answer.Text.Substring(marker.Start, marker.Length)));
        Assert.Equal(2, answer.Markers.Count);
    }

    [Theory]
    [InlineData("Visit http://evil.example/x.")]
    [InlineData("It is 777.")]
    public async Task Words_that_stand_for_what_was_taken_out_are_no_answer(string said)
    {
        const string Names = """{"op":"project","input":{"op":"scan","table":"Sales"},"columns":["Region"]}""";
        await using var chat = WorkbookChat.Create(b => b.UseChatClient(_ => new ScriptedModel(Runs(Names), Says(said))).UseModel(o => o.OfflineConfidence = 1));
        await chat.IngestAsync(SmallBook.Of("sales.xlsx", ("Sales", [["Region", "Revenue"], ["left", 1], ["proved", 2], ["link", 3]])), cancellationToken: TestContext.Current.CancellationToken);

        var answer = await chat.AskAsync("Which regions are there?", TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("left, proved, link", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Markers);
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
