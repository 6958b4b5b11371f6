using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using ExcelChat.Answers;
using ExcelChat.Core.Tests.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>The table of faults and ends in docs/answers.md, over real sockets and through OpenAI's client.</summary>
public sealed class WireTests
{
    private const string Question = "How much revenue did the North bring?";
    private const string Text = "The North brought 230 [1] in all.";
    private static readonly WireAnswer Runs = WireAnswer.Runs(WorkbookToolTests.SumOf("North"));
    private static readonly WireAnswer Says = WireAnswer.Says("The No", "rth bro", "ught 2", "30 in ", "all.");

    private readonly HurriedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_over_the_wire_plans_and_phrases_and_the_engine_computes()
    {
        await using var model = new LoopbackModel(Runs, Says);

        var answer = await AskAsync(model);

        Assert.Equal(Text, answer.Text);
        Assert.Equal(230, Assert.Single(answer.Values).Value.Number);
        Assert.Equal((AnswerOrigin.Model, null), (answer.Origin, answer.ModelFault));
        Assert.Equal(new(2, 200, 20, "loopback"), answer.Usage);
        var result = JsonNode.Parse(model.Requests[1].Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!)!;
        Assert.Equal("230", result["rows"]![0]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData(429, "rate_limit_exceeded", "Slow down.", ModelFault.RateLimited, 4)]
    [InlineData(500, "server_error", "The server had an error.", ModelFault.Unavailable, 4)]
    [InlineData(503, "overloaded", "The engine is overloaded.", ModelFault.Unavailable, 4)]
    [InlineData(400, "context_length_exceeded", "This model's maximum context length is 8192 tokens.", ModelFault.ContextTooLong, 1)]
    [InlineData(400, "content_filter", "The prompt was filtered.", ModelFault.Refused, 1)]
    [InlineData(401, "invalid_api_key", "Incorrect API key provided: sk-very-secret.", ModelFault.Failed, 1)]
    [InlineData(404, "model_not_found", "There is no such model.", ModelFault.Failed, 1)]
    public async Task An_error_is_tried_again_where_that_helps_and_ends_in_the_offline_answer(int status, string code, string message, ModelFault fault, int attempts)
    {
        await using var model = new LoopbackModel(WireAnswer.Error(status, code, message));

        var answer = await AskAsync(model);

        AssertOffline(answer, fault);
        Assert.Equal(attempts, model.Requests.Count);
        Assert.DoesNotContain(WireClient.Key, string.Concat(answer.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_double_with_a_tenth_of_chance()
    {
        await using var model = new LoopbackModel(WireAnswer.Error(500, "server_error", "Down."));

        await AskAsync(model);

        Assert.Equal(3, _time.Waits.Count);
        Assert.All(_time.Waits.Zip([1, 2, 4]), pair => Assert.InRange(pair.First.TotalSeconds, 0.9 * pair.Second, 1.1 * pair.Second));
    }

    [Fact]
    public async Task A_rate_limit_that_says_when_to_come_back_is_obeyed_and_the_model_answers()
    {
        await using var model = new LoopbackModel(WireAnswer.Error(429, "rate_limit_exceeded", "Slow down.", "Retry-After: 7"), Runs, Says);

        var answer = await AskAsync(model);

        Assert.Equal(Text, answer.Text);
        Assert.Null(answer.ModelFault);
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task A_rate_limit_that_lasts_longer_than_anybody_waits_ends_at_once()
    {
        await using var model = new LoopbackModel(WireAnswer.Error(429, "rate_limit_exceeded", "Slow down.", "Retry-After: 3600"));

        AssertOffline(await AskAsync(model), ModelFault.RateLimited);
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone()
    {
        await using var model = new LoopbackModel(WireAnswer.Error(500, "server_error", "Down."));
        await using var chat = await ChatAsync(model);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ModelFault.Unavailable, (await AskAsync(chat)).ModelFault);
        }

        AssertOffline(await AskAsync(chat), ModelFault.CircuitOpen);
        Assert.Equal(20, model.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_ends_in_the_offline_answer()
    {
        var model = new LoopbackModel(Runs);
        await model.DisposeAsync();

        AssertOffline(await AskAsync(model), ModelFault.Unavailable);
        Assert.Equal(3, _time.Waits.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task A_connection_that_breaks_in_a_call_of_a_tool_ends_in_the_offline_answer(int events)
    {
        await using var model = new LoopbackModel(Runs with { BreaksAfter = events });

        AssertOffline(await AskAsync(model), ModelFault.Unavailable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_in_the_text_keeps_what_came_and_says_so(bool inAnEvent)
    {
        var long_ = WireAnswer.Says("The North brought 230. ", "It came from two ", "orders of ", "the year.");
        await using var model = new LoopbackModel(Runs, inAnEvent ? long_ with { BreaksAfter = 3 } : long_ with { Events = [.. long_.Events.Take(3)] });

        var answer = await AskAsync(model);

        Assert.Equal("The North brought 230 [1]. It came from \n[The chat model broke off here.]", answer.Text);
        Assert.Equal((AnswerOrigin.Model, ModelFault.BrokenOff), (answer.Origin, answer.ModelFault));
        Assert.Equal(230, answer.Values[0].Value.Number);
    }

    [Fact]
    public async Task A_text_that_was_cut_at_the_limit_of_tokens_says_so()
    {
        await using var model = new LoopbackModel(Runs, WireAnswer.Streams([WireAnswer.Content("The North brought 230. And m")], "length"));

        var answer = await AskAsync(model);

        Assert.Equal("The North brought 230 [1]. And m\n[The chat model broke off here.]", answer.Text);
        Assert.Equal(ModelFault.BrokenOff, answer.ModelFault);
    }

    [Fact]
    public async Task A_slow_model_is_passed_on_as_it_comes()
    {
        var seen = new TaskCompletionSource();
        var slow = Says with { Before = (index, token) => index < 4 ? Task.CompletedTask : seen.Task.WaitAsync(TimeSpan.FromSeconds(30), token) };
        await using var model = new LoopbackModel(Runs, slow with { Events = [.. WireAnswer.Says("The North ", "brought 230 ", "in all, by ", "what we know.").Events] });
        await using var chat = await ChatAsync(model, b => b.UseModel(o => (o.OfflineConfidence, o.FlushDelay) = (1, TimeSpan.FromMilliseconds(1))));

        var pieces = new List<string>();
        await foreach (var update in chat.AskAsync(Question, Token))
        {
            if (update is TextUpdate text)
            {
                pieces.Add(text.Text);
                seen.TrySetResult();
            }
        }

        Assert.Equal("The North brought 230 [1] in all, by what we know.", string.Concat(pieces));
        Assert.True(pieces.Count > 1, "the text came in one piece");
    }

    [Theory]
    [InlineData("run_plan", "{\"plan\":{\"op\":")]
    [InlineData("run_plan", "no JSON at all")]
    [InlineData("run_plan", "[]")]
    [InlineData("run_plan", "{}")]
    [InlineData("drop_tables", "{}")]
    public async Task A_malformed_call_of_a_tool_can_be_mended(string tool, string arguments)
    {
        await using var model = new LoopbackModel(WireAnswer.Calls(tool, arguments), Runs, Says);

        Assert.Equal(Text, (await AskAsync(model)).Text);
    }

    [Fact]
    public async Task A_malformed_call_of_a_tool_that_is_never_mended_ends_in_the_offline_answer()
    {
        await using var model = new LoopbackModel(WireAnswer.Calls("run_plan", "{\"plan\":{\"op\":"), WireAnswer.Says("It is surely 230."));

        AssertOffline(await AskAsync(model), ModelFault.NothingComputed);
    }

    [Fact]
    public async Task An_empty_answer_ends_in_the_offline_answer()
    {
        await using var model = new LoopbackModel(WireAnswer.Streams([], "stop"));

        AssertOffline(await AskAsync(model), ModelFault.NothingComputed);
    }

    [Fact]
    public async Task A_refusal_ends_in_the_offline_answer()
    {
        await using var model = new LoopbackModel(WireAnswer.Streams([WireAnswer.Content("I surely")], "content_filter"));

        AssertOffline(await AskAsync(model), ModelFault.Refused);
    }

    [Fact]
    public async Task A_refusal_in_words_of_which_the_client_passes_on_nothing_ends_in_the_offline_answer()
    {
        await using var model = new LoopbackModel(WireAnswer.Refuses("I surely cannot help with that."));

        AssertOffline(await AskAsync(model), ModelFault.NothingComputed);
    }

    [Fact]
    public async Task An_event_that_is_no_JSON_ends_in_the_offline_answer()
    {
        await using var model = new LoopbackModel(Runs with { Events = ["data: {\"choices\":[{\n\n", .. Runs.Events] });

        AssertOffline(await AskAsync(model), ModelFault.Failed);
    }

    [Fact]
    public async Task A_model_that_says_nothing_is_given_up_in_time()
    {
        var silent = Runs with { Before = PassTimeAsync };
        await using var model = new LoopbackModel(silent);

        AssertOffline(await AskAsync(model), ModelFault.TimedOut);
    }

    [Fact]
    public async Task A_model_that_falls_silent_in_its_text_is_left_with_what_came()
    {
        var slow = WireAnswer.Says("The North brought 230. ", "It came from");
        await using var model = new LoopbackModel(Runs, slow with { Before = (index, token) => index < 3 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token) });
        await using var chat = await ChatAsync(model);

        Answer? answer = null;
        await foreach (var update in chat.AskAsync(Question, Token))
        {
            if (update is TextUpdate)
            {
                _time.Pass(new ModelOptions().Timeout);
            }

            answer = (update as CompletedUpdate)?.Answer;
        }

        Assert.StartsWith("The North brought 230 [1]. ", answer!.Text, StringComparison.Ordinal);
        Assert.EndsWith("[The chat model broke off here.]", answer.Text, StringComparison.Ordinal);
        Assert.Equal((AnswerOrigin.Model, ModelFault.TimedOut), (answer.Origin, answer.ModelFault));
    }

    [Fact]
    public async Task An_attempt_that_brings_no_token_in_a_minute_is_followed_by_another()
    {
        var attempts = 0;
        var silent = Runs with { Before = (index, token) => index > 0 || ++attempts > 1 ? Task.CompletedTask : PassAsync(TimeSpan.FromMinutes(1), token) };
        await using var model = new LoopbackModel(silent, silent, Says);

        Assert.Equal(Text, (await AskAsync(model)).Text);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_first_token_is_tried_again_though_the_role_was_told()
    {
        await using var model = new LoopbackModel(Runs with { BreaksAfter = 1 }, Runs, Says with { BreaksAfter = 1 }, Says);

        var answer = await AskAsync(model);

        Assert.Equal((Text, null), (answer.Text, answer.ModelFault));
        Assert.Equal(4, model.Requests.Count);
    }

    [Fact]
    public async Task An_attempt_that_tells_its_role_and_no_token_in_a_minute_is_followed_by_another()
    {
        var attempts = 0;
        var silent = Runs with { Before = (index, token) => index != 1 || ++attempts > 1 ? Task.CompletedTask : PassAsync(TimeSpan.FromMinutes(1), token) };
        await using var model = new LoopbackModel(silent, silent, Says);

        Assert.Equal(Text, (await AskAsync(model)).Text);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task What_it_answered_before_is_given_when_it_fails_and_is_marked()
    {
        await using var model = new LoopbackModel(Runs, Says, WireAnswer.Error(500, "server_error", "Down."));
        await using var chat = await ChatAsync(model);
        var first = await AskAsync(chat);

        var second = await AskAsync(chat);
        var other = await AskAsync(chat, "How much revenue did the South bring?");

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Values, second.Values);
        Assert.Equal(first.Citations, second.Citations);
        Assert.Equal((AnswerOrigin.Cache, ModelFault.Unavailable), (second.Origin, second.ModelFault));
        Assert.Contains("answered to the same question before", second.Notes[0], StringComparison.Ordinal);
        AssertOffline(other, ModelFault.Unavailable);
    }

    private static void AssertOffline(Answer answer, ModelFault fault)
    {
        Assert.Equal((AnswerOrigin.Offline, fault), (answer.Origin, answer.ModelFault));
        Assert.EndsWith("this is the offline answer.", answer.Notes[0], StringComparison.Ordinal);
        Assert.DoesNotContain("surely", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Abstained || answer.Values.Count > 0);
    }

    private Task PassTimeAsync(int index, CancellationToken token) => PassAsync(new ModelOptions().Timeout, token);

    private async Task PassAsync(TimeSpan limit, CancellationToken token)
    {
        _time.Pass(limit);
        await Task.Delay(Timeout.Infinite, token);
    }

    private async Task<Answer> AskAsync(LoopbackModel model)
    {
        await using var chat = await ChatAsync(model);
        return await AskAsync(chat);
    }

    private static Task<Answer> AskAsync(WorkbookChat chat, string question = Question) => chat.AskAsync(question, Token).ToAnswerAsync(Token);

    private Task<WorkbookChat> ChatAsync(LoopbackModel model, Action<ExcelChatBuilder>? configure = null) => ChatAsync(model.Address, null, b =>
    {
        b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time));
        configure?.Invoke(b);
    });

    internal static async Task<WorkbookChat> ChatAsync(Uri address, PipelineTransport? transport = null, Action<ExcelChatBuilder>? configure = null)
    {
        var chat = WorkbookChat.Create(b =>
        {
            b.UseChatClient(_ => WireClient.To(address, transport)).UseModel(o => o.OfflineConfidence = 1).UseResilience(WireClient.ReadRetryAfter);
            configure?.Invoke(b);
        });
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Token);
        return chat;
    }
}
