using ExcelChat.Answers;
using ExcelChat.Core.Tests.Questions.Business;

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

    private static async Task<WorkbookChat> ChatAsync()
    {
        var chat = WorkbookChat.Create();
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
