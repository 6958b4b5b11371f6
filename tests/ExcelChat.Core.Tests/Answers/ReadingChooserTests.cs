using ExcelChat.Answers;
using ExcelChat.Core.Tests.Fakes;

namespace ExcelChat.Core.Tests.Answers;

public sealed class ReadingChooserTests
{
    [Theory]
    [InlineData("1", 355)]
    [InlineData("2", 200)]
    [InlineData(" 3.\n", 30)]
    public async Task Its_number_chooses_the_reading_and_the_engine_computes(string reply, double expected)
    {
        var answer = await AskAsync(new ScriptedChatClient(reply));

        Assert.False(answer.Abstained);
        Assert.Equal(expected, Assert.Single(answer.Values).Value.Number);
        Assert.Contains(answer.Notes, n => n.Contains("chosen by the chat model", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("The total revenue is 987654.")]
    [InlineData("1 or 2")]
    [InlineData("99999999999999999999")]
    public async Task Any_other_reply_leaves_the_abstention_with_a_note(string reply)
    {
        var answer = await AskAsync(new ScriptedChatClient(reply));

        Assert.True(answer.Abstained);
        Assert.StartsWith("I am not sure what is meant.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("987654", answer.ToString() + string.Concat(answer.Notes), StringComparison.Ordinal);
        Assert.Single(answer.Notes);
    }

    [Fact]
    public async Task A_failing_model_leaves_the_abstention_with_a_note()
    {
        var answer = await AskAsync(new ScriptedChatClient(_ => throw new HttpRequestException("secret-host is down")));

        Assert.True(answer.Abstained);
        Assert.Contains("did not answer", Assert.Single(answer.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-host", answer.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_never_answers_is_given_up()
    {
        var client = new ScriptedChatClient(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return "1";
        });

        var answer = await AskAsync(client, timeout: TimeSpan.FromMilliseconds(10)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.True(answer.Abstained);
        Assert.Contains("did not answer", Assert.Single(answer.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_sent_the_question_and_the_readings_and_no_cell()
    {
        var client = new ScriptedChatClient("1");

        await AskAsync(client, "What about the revenue?");

        var sent = Assert.Single(client.Requests);
        Assert.Contains("Question: What about the revenue?", sent, StringComparison.Ordinal);
        Assert.Contains("1. sum of Revenue\n2. maximum of Revenue\n3. minimum of Revenue", sent, StringComparison.Ordinal);
        Assert.All(SmallBook.SalesRows.Skip(1).SelectMany(row => row), cell => Assert.DoesNotContain(cell!.ToString()!, sent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("revenue", 0.1)]
    [InlineData("nothing", 0.2)]
    public async Task It_is_not_asked_when_the_planner_is_sure_or_has_no_reading(string question, double minimum)
    {
        var client = new ScriptedChatClient("1");

        await AskAsync(client, question, minimum);

        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task Cancelling_the_question_cancels_the_model()
    {
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var client = new ScriptedChatClient(async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "1";
        });
        await using var chat = await ChatAsync(client);

        var answer = chat.AskAsync("revenue", stop.Token).ToAnswerAsync(CancellationToken.None);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static async Task<Answer> AskAsync(ScriptedChatClient client, string question = "revenue", double minimum = 0.2, TimeSpan? timeout = null)
    {
        await using var chat = await ChatAsync(client, minimum, timeout);
        return await chat.AskAsync(question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<WorkbookChat> ChatAsync(ScriptedChatClient client, double minimum = 0.2, TimeSpan? timeout = null)
    {
        var chat = WorkbookChat.Create(b => b
            .UseQuestionPlanner<UnsurePlanner>()
            .UseAnswers(o => o.MinimumConfidence = minimum)
            .UseResilience(o => o.Chat = o.Chat with { Retries = 0, Timeout = timeout ?? o.Chat.Timeout })
            .UseChatClient(_ => client));
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: TestContext.Current.CancellationToken);
        return chat;
    }
}
