using ExcelChat.Answers;
using ExcelChat.Answers.Models;
using ExcelChat.Core.Tests.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;
using static ExcelChat.Core.Tests.Fakes.ScriptedModel;

namespace ExcelChat.Core.Tests.Answers.Models;

/// <summary>What a model answered before, when it can no longer be asked.</summary>
public sealed class KeptAnswerTests
{
    private const string Question = "How much revenue did the North bring?";
    private static readonly string North = WorkbookToolTests.SumOf("North");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_given_with_the_same_values_and_says_so()
    {
        await using var chat = await ChatAsync(Runs(North), Says("It is 230."), Fails);
        var first = await AskAsync(chat);

        var updates = await chat.AskAsync(Question, Token).ToListAsync(Token);

        Assert.Equal("Intent Sources Plan Text Completed", string.Join(' ', updates.Select(u => u.GetType().Name.Replace("Update", "", StringComparison.Ordinal))));
        var second = ((CompletedUpdate)updates[^1]).Answer;
        Assert.Equal((first.Text, AnswerOrigin.Cache, ModelFault.Unavailable), (second.Text, second.Origin, second.ModelFault));
        Assert.Equal(first.Values, second.Values);
        Assert.Equal(first.Citations, second.Citations);
    }

    [Fact]
    public async Task Its_markers_stand_where_they_stood()
    {
        await using var chat = await ChatAsync(Runs(North), Says("The North [4] made 230 in all. ", "So it did: 230."), Fails);
        var first = await AskAsync(chat);

        var second = await AskAsync(chat);

        Assert.Equal(AnswerOrigin.Cache, second.Origin);
        Assert.Equal("The North made 230 [1] in all. So it did: 230 [1].", first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Markers, second.Markers);
    }

    [Fact]
    public async Task It_is_not_given_of_a_workbook_that_changed()
    {
        await using var chat = await ChatAsync(Runs(North), Says("It is 230."), Fails);
        await AskAsync(chat);

        await chat.IngestAsync(Workbook(["North", "Tent", 500]), cancellationToken: Token);

        Assert.Equal(AnswerOrigin.Offline, (await AskAsync(chat)).Origin);
    }

    [Fact]
    public async Task It_is_not_given_after_its_workbook_was_removed_and_came_back()
    {
        await using var chat = await ChatAsync(Runs(North), Says("It is 230."), Fails);
        await AskAsync(chat);

        await chat.RemoveAsync(chat.Workbooks[0].Id, Token);
        await chat.IngestAsync(Workbook(), cancellationToken: Token);

        Assert.Equal(AnswerOrigin.Offline, (await AskAsync(chat)).Origin);
    }

    [Fact]
    public async Task It_is_not_given_after_all_was_removed_and_its_workbook_came_back()
    {
        await using var chat = await ChatAsync(Runs(North), Says("It is 230."), Fails);
        await AskAsync(chat);

        Assert.Equal(1, (await chat.DropTenantAsync(Token)).Workbooks);
        await chat.IngestAsync(Workbook(), cancellationToken: Token);

        Assert.Equal(AnswerOrigin.Offline, (await AskAsync(chat)).Origin);
    }

    [Theory]
    [InlineData("It is 230, which is 88% of all.")]
    [InlineData("It is surely a lot.")]
    public async Task A_text_that_was_not_proved_is_not_kept(string text)
    {
        await using var chat = await ChatAsync(Runs(North), Says(text), Fails);
        await AskAsync(chat);

        Assert.Equal(AnswerOrigin.Offline, (await AskAsync(chat)).Origin);
    }

    [Theory]
    [InlineData("It is 230.", "NORTH", 3)]
    [InlineData("It is 999.", "NORTH", 0)]
    [InlineData("It is 230.", """{"op":"scan","table":"Sales"}""", 0)]
    [InlineData("It is 230.", "no plan", 0)]
    [InlineData("It is 230.", "", 0)]
    public async Task Whatever_a_cache_returns_is_held_against_the_workbook_again(string text, string plan, int updates)
    {
        await using var chat = await ChatAsync(Fails);
        var tables = chat.TablesOf(chat.Workbooks[0].Id);
        var draft = new ModelDraft(new(Question, tables), new() { Question = Question, Text = "", Abstained = true }, new(), new());
        var known = North.Replace("\"Sales\"", $"\"{tables[0].Id}\"", StringComparison.Ordinal);

        var recalled = draft.Recall(new(text, plan.Length == 0 ? [] : [plan.Replace("NORTH", known, StringComparison.Ordinal)], null), new PlanEngine(tables, Token));

        Assert.Equal(updates, recalled.Count);
    }

    private static IEnumerable<AIContent> Fails(IReadOnlyList<ChatMessage> messages) => throw new HttpRequestException("down");

    private static WorkbookSource Workbook(params object?[][] more) => SmallBook.Of("sales.xlsx", ("Sales", [.. SmallBook.SalesRows, .. more])).WithKey("sales");

    private static Task<Answer> AskAsync(WorkbookChat chat) => chat.AskAsync(Question, Token).ToAnswerAsync(Token);

    private static async Task<WorkbookChat> ChatAsync(params Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>>[] turns)
    {
        var chat = WorkbookChat.Create(b => b
            .UseChatClient(_ => new ScriptedModel(turns))
            .UseModel(o => o.OfflineConfidence = 1)
            .UseResilience(o => o.Chat = o.Chat with { Retries = 0 }));
        await chat.IngestAsync(Workbook(), cancellationToken: Token);
        return chat;
    }
}
