using System.Text.Json.Nodes;
using ExcelChat.Answers;
using ExcelChat.Answers.Conversations;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Questions.Business;
using Microsoft.Extensions.AI;
using static ExcelChat.Core.Tests.Fakes.ScriptedModel;

namespace ExcelChat.Core.Tests.Answers;

public sealed class ConversationTests
{
    [Theory]
    [InlineData("What is the total revenue in Europe?", "and Asia?", "50")]
    [InlineData("What is the total revenue in Europe?", "what about Asia?", "50")]
    [InlineData("What is the total revenue in Europe?", "only online", "100")]
    [InlineData("What is the total revenue in Europe?", "and for 2023?", "130")]
    [InlineData("What is the total revenue in 2024?", "and for 2023?", "160")]
    [InlineData("What is the total revenue in 2024?", "in 2023?", "160")]
    [InlineData("What is the total revenue in Europe?", "and the units?", "18")]
    [InlineData("What is the total revenue in Europe?", "and the average?", "75")]
    [InlineData("What is the highest revenue?", "and the lowest?", "20")]
    [InlineData("Which product has the highest revenue?", "and the lowest?", "Lamp")]
    [InlineData("What is the total revenue in Europe?", "by channel", "Online: 100; Store: 200")]
    public async Task A_follow_up_changes_what_it_names_of_the_last_plan(string first, string second, string expected)
    {
        await using var chat = await ChatAsync();
        var conversation = chat.StartConversation();

        await AskAsync(conversation, first);
        var answer = await AskAsync(conversation, second);

        Assert.Equal(expected, Shown(answer));
        Assert.Equal(second, answer.Question);
    }

    [Fact]
    public async Task Changes_add_up_over_several_questions()
    {
        await using var chat = await ChatAsync();
        var conversation = chat.StartConversation();

        await AskAsync(conversation, "What is the total revenue in Europe?");
        await AskAsync(conversation, "and for 2023?");
        var answer = await AskAsync(conversation, "only online");

        Assert.Equal("30", Shown(answer));
    }

    [Fact]
    public async Task A_question_that_stands_by_itself_starts_anew()
    {
        await using var chat = await ChatAsync();
        var conversation = chat.StartConversation();

        await AskAsync(conversation, "What is the total revenue in Europe?");
        var answer = await AskAsync(conversation, "And what is the total revenue in Asia?");

        Assert.Equal("50", Shown(answer));
        Assert.Equal("sum of Revenue where Region is Asia", answer.Reading);
    }

    [Fact]
    public async Task A_follow_up_to_nothing_is_a_question_like_any_other()
    {
        await using var chat = await ChatAsync();

        var answer = await AskAsync(chat.StartConversation(), "and Asia?");

        Assert.Null(answer.Proof);
    }

    [Fact]
    public async Task What_got_no_answer_is_not_gone_on_from()
    {
        await using var chat = await ChatAsync();
        var conversation = chat.StartConversation();

        var first = await AskAsync(conversation, "What is the total revenue in Europe?");
        await AskAsync(conversation, "xyzzy plugh");

        Assert.Same(first, conversation.Last);
        Assert.Equal("50", Shown(await AskAsync(conversation, "and Asia?")));
    }

    [Fact]
    public async Task A_conversation_is_gone_on_with_from_its_store()
    {
        await using var chat = await ChatAsync();
        var first = chat.StartConversation(chat.Workbooks[0].Id);
        await AskAsync(first, "What is the total revenue in Europe?");
        var kept = ConversationJson.Read(ConversationJson.Write((await chat.Conversations.FindAsync(first.Id, TestContext.Current.CancellationToken))!));
        await chat.Conversations.SaveAsync(kept, TestContext.Current.CancellationToken);

        var second = await chat.ResumeConversationAsync(first.Id, TestContext.Current.CancellationToken);

        Assert.Equal("50", Shown(await AskAsync(second!, "and Asia?")));
        Assert.Equal(["What is the total revenue in Europe?", "and Asia?"], second!.Turns.Select(turn => turn.Question));
        Assert.Equal((first.Title, first.WorkbookIds[0]), (second.Title, second.WorkbookIds[0]));
        Assert.All(second.Turns, turn => Assert.NotEmpty(turn.Cells));
    }

    [Fact]
    public async Task A_conversation_is_called_by_its_first_question_or_by_another_title()
    {
        await using var chat = await ChatAsync();
        var conversation = chat.StartConversation();
        Assert.Null(conversation.Title);

        await AskAsync(conversation, "What is the total revenue in Europe, if it may be asked, of all the years that there are?");
        Assert.Equal("What is the total revenue in Europe, if it may be asked, of…", conversation.Title);

        await conversation.RenameAsync("Europe", TestContext.Current.CancellationToken);
        Assert.Equal("Europe", Assert.Single(await chat.Conversations.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Title);
    }

    [Fact]
    public async Task A_conversation_that_was_forgotten_is_not_there()
    {
        await using var chat = await ChatAsync();
        var conversation = chat.StartConversation();
        await AskAsync(conversation, "What is the total revenue in Europe?");

        Assert.True(await chat.Conversations.DeleteAsync(conversation.Id, TestContext.Current.CancellationToken));
        Assert.Null(await chat.ResumeConversationAsync(conversation.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_stands_when_its_conversation_cannot_be_kept()
    {
        await using var chat = await ChatAsync(b => b.UseConversationStore<BrokenConversationStore>());

        var answer = await AskAsync(chat.StartConversation(), "What is the total revenue in Europe?");

        Assert.Equal("300", Shown(answer));
        Assert.Contains(answer.Notes, note => note.Contains("could not be kept (IOException)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_is_about_its_own_workbooks()
    {
        await using var chat = await ChatAsync();
        var other = SmallBook.Of("other.xlsx", ("Other", [["Region", "Revenue"], ["Europe", 7], ["Asia", 1]]));
        await chat.IngestAsync(other, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("7", Shown(await AskAsync(chat.StartConversation(chat.Workbooks[1].Id), "What is the total revenue in Europe?")));
    }

    [Fact]
    public async Task A_model_is_told_the_plan_before_and_changes_it()
    {
        var model = new ScriptedModel(
            Runs("""{"op":"aggregate","input":{"op":"filter","input":{"op":"scan","table":"Sales"},"where":{"is":"comparison","column":"Region","operator":"Equal","value":{"text":"Europe"}}},"measures":[{"function":"Sum","column":"Revenue"}]}"""),
            Says("It is 300."),
            messages => Runs(Previous(messages).Replace("Europe", "Asia", StringComparison.Ordinal))(messages),
            Says("It is 50."));
        await using var chat = await ChatAsync(b => b.UseChatClient(_ => model).UseModel(o => o.OfflineConfidence = 1));
        var conversation = chat.StartConversation();

        await AskAsync(conversation, "Tell me of Europe, please");
        var answer = await AskAsync(conversation, "I would hear of Asia as well, please");

        Assert.Equal("It is 50 [1].", answer.Text);
        Assert.Equal("50", Shown(answer));

        static string Previous(IReadOnlyList<ChatMessage> messages)
        {
            var sent = messages.Single(m => m.Role == ChatRole.User).Text;
            return JsonNode.Parse(sent[sent.IndexOf('{', StringComparison.Ordinal)..(sent.LastIndexOf('}') + 1)])!["previous"]!["plan"]!.ToJsonString();
        }
    }

    private static async Task<WorkbookChat> ChatAsync(Action<ExcelChatBuilder>? configure = null)
    {
        var chat = WorkbookChat.Create(configure);
        var sheet = new SheetDraft("Sales", "yyyy-mm-dd")
            .Row("Date", "Region", "Channel", "Product", "Units", "Revenue")
            .Row(new DateOnly(2023, 2, 3), "Europe", "Online", "Tent", 3, 30)
            .Row(new DateOnly(2023, 6, 9), "Europe", "Store", "Stove", 5, 100)
            .Row(new DateOnly(2023, 9, 1), "Asia", "Online", "Bench", 2, 30)
            .Row(new DateOnly(2024, 1, 5), "Europe", "Online", "Chair", 7, 70)
            .Row(new DateOnly(2024, 4, 8), "Europe", "Store", "Desk", 3, 100)
            .Row(new DateOnly(2024, 8, 2), "Asia", "Store", "Lamp", 1, 20)
            .Row(new DateOnly(2024, 9, 9), "Africa", "Store", "Canoe", 1, 500);
        await chat.IngestAsync(BookWriter.Write("sales.xlsx", sheet), cancellationToken: TestContext.Current.CancellationToken);
        return chat;
    }

    private static async Task<Answer> AskAsync(Conversation conversation, string question)
        => await conversation.AskAsync(question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);

    private static string Shown(Answer answer)
    {
        var width = answer.Values.Select(v => v.Column).Distinct(StringComparer.Ordinal).Count();
        return string.Join("; ", answer.Values.Select(v => v.Text).Chunk(Math.Max(1, width)).Select(row => string.Join(": ", row)));
    }
}
