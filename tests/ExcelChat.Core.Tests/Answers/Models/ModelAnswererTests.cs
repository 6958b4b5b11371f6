using System.Globalization;
using System.Text.Json.Nodes;
using ExcelChat.Answers;
using ExcelChat.Answers.Grounding;
using ExcelChat.Core.Tests.Answers.Tools;
using ExcelChat.Core.Tests.Answers.Wire;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Events;
using ExcelChat.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static ExcelChat.Core.Tests.Fakes.ScriptedModel;

namespace ExcelChat.Core.Tests.Answers.Models;

public sealed class ModelAnswererTests
{
    private const string Question = "How much revenue did the North bring?";
    private static readonly string North = WorkbookToolTests.SumOf("North");

    [Fact]
    public async Task The_model_plans_and_phrases_and_the_engine_computes()
    {
        var model = new ScriptedModel(Runs(North), Says("The North brought ", "230", " in all."));

        var answer = await AskAsync(model);

        Assert.Equal("The North brought 230 [1] in all.", answer.Text);
        Assert.Equal(230, Assert.Single(answer.Values).Value.Number);
        Assert.Equal(["Sales!C2", "Sales!C4"], answer.Citations.Select(c => c.Range));
        Assert.Equal("sum of Revenue where Region is North", answer.Reading);
        Assert.False(answer.Abstained);
        Assert.Equal(new(2, 200, 20, "scripted"), answer.Usage);
        Assert.Contains(answer.Notes, n => n.Contains("chose the plan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The North brought 230.", "The North brought 230 [1].")]
    [InlineData("The North brought 230, or 777.", "The North brought 230 [1], or [not proved].\nComputed: ")]
    [InlineData("It is the North: 230. The South brought 50. Again, the North: 230.", "It is the North: 230 [1]. The South brought 50 [2]. Again, the North: 230 [1].")]
    public async Task The_answer_is_the_plan_that_its_text_is_about_and_not_the_last_one(string said, string text)
    {
        var answer = await AskAsync(new(Runs(North), Runs(WorkbookToolTests.SumOf("South")), Says(said)));

        Assert.StartsWith(text, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Computed: 50", answer.Text, StringComparison.Ordinal);
        Assert.Equal(230, Assert.Single(answer.Values).Value.Number);
        Assert.Equal("sum of Revenue where Region is North", answer.Reading);
        Assert.Equal("Sales!C2", answer.Citations[0].Range);
    }

    [Fact]
    public async Task Where_nothing_is_proved_the_last_plan_is_the_answer()
    {
        var answer = await AskAsync(new(Runs(North), Runs(WorkbookToolTests.SumOf("South")), Says("It is 777.")));

        Assert.Equal(50, Assert.Single(answer.Values).Value.Number);
    }

    [Fact]
    public async Task Updates_come_in_their_order_and_the_pieces_make_the_text()
    {
        await using var chat = await ChatAsync(new ScriptedModel(Runs(North), Says("The North ", "brought 230. ", "That is ", "from 2 rows.")));

        var updates = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Intent Sources Plan Text Text Completed", string.Join(' ', updates.Select(u => u.GetType().Name.Replace("Update", "", StringComparison.Ordinal))));
        var pieces = updates.OfType<TextUpdate>().ToArray();
        Assert.Equal(["The North brought 230 [1]. ", "That is from 2 rows."], pieces.Select(p => p.Text));
        Assert.Equal([0, 1], pieces.Select(p => p.Index));
        Assert.Equal(string.Concat(pieces.Select(p => p.Text)), ((CompletedUpdate)updates[^1]).Answer.Text);
    }

    [Fact]
    public async Task A_sure_offline_answer_asks_no_model()
    {
        var model = new ScriptedModel(Says("I say 999."));

        var answer = await AskAsync(model, "What is the total revenue of North?", configure: b => b.UseModel(o => o.OfflineConfidence = 0.1));

        Assert.Empty(model.Requests);
        Assert.Equal(230, answer.Values[0].Value.Number);
        Assert.Null(answer.Usage);
    }

    [Theory]
    [InlineData("The North brought 231.")]
    [InlineData("The North brought $230, a sum of 999.")]
    [InlineData("The North brought 23,000 (Sales!C77).")]
    [InlineData("Nobody knows.")]
    public async Task A_text_in_which_nothing_is_proved_is_replaced_by_the_computed_values(string text)
    {
        var answer = await AskAsync(new(Runs(North), Says(text)));

        Assert.StartsWith("230 (", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Notes, n => n.Contains("was replaced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_figure_beside_a_right_one_is_struck_and_the_computed_values_follow()
    {
        var answer = await AskAsync(new(Runs(North), Says("The North brought 230, which is 88% of all.")));

        Assert.StartsWith("The North brought 230 [1], which is [not proved] of all.\nComputed: 230 (", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Notes, n => n.StartsWith("Struck", StringComparison.Ordinal) && n.EndsWith("1 claim.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_may_be_flagged_instead()
    {
        var answer = await AskAsync(new(Runs(North), Says("The North brought 230, which is 88% of all.")), configure: b => b.UseModel(o => o.Grounding = GroundingMode.Flag));

        Assert.StartsWith("The North brought 230 [1], which is 88% [not proved] of all.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_deliberate_mistakes_bring_no_wrong_figure_into_an_answer()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var wrong = (231 + random.Next(5_000)).ToString(CultureInfo.InvariantCulture);
            var said = (seed % 5) switch
            {
                0 => $"The North brought {wrong}.",
                1 => $"The North brought 230 in {wrong} orders.",
                2 => $"The North brought 230, see Sales!C{wrong}.",
                3 => $"The North brought 230, {wrong}% more than before.",
                _ => $"It is €{wrong} together: 230.",
            };

            var answer = await AskAsync(new(Runs(North), Says([.. said.Chunk(3).Select(c => new string(c))])));

            Assert.False(answer.Text.Contains(wrong, StringComparison.Ordinal), $"seed {seed}: {answer.Text}");
            Assert.Contains("230", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hundred_right_answers_come_through_as_they_were_written()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            object?[][] rows = [["Region", "Revenue"], ["North", random.Next(1_000, 1_000_000)], ["South", random.Next(1_000, 1_000_000)], ["East", 7]];
            var value = (int)rows[1][1]!;
            var said = FormattableString.Invariant((seed % 4) switch
            {
                0 => $"The North brought {value:#,0}.",
                1 => $"North: {value}. No other is meant.",
                2 => $"That is roughly {value / 1e6:0.000000} million, read from Sales!B2. It is of the North.",
                _ => (FormattableString)$"Revenue of the North:\n{value / 1000.0:#,0.000} thousand",
            });

            var answer = await AskAsync(new(Runs(North), Says([.. said.Chunk(1 + random.Next(7)).Select(c => new string(c))])), book: rows);

            Assert.True(answer.Unmarked() == said, $"seed {seed}: '{said}' became '{answer.Text}'");
        }
    }

    [Fact]
    public async Task What_a_model_says_before_a_result_is_no_answer()
    {
        var model = new ScriptedModel(messages => [new TextContent("I guess it is 5,000. Let me look. "), .. Runs(North)(messages)], Says("It is 230."));

        Assert.Equal("It is 230 [1].", (await AskAsync(model)).Text);
    }

    [Fact]
    public async Task A_model_mends_a_plan_that_was_refused()
    {
        var model = new ScriptedModel(
            Runs("""{"op":"scan","table":"Nowhere"}"""),
            messages => Results(messages).First().Contains("error", StringComparison.Ordinal) ? Runs(North)(messages) : [],
            Says("It is 230."));

        Assert.Equal("It is 230 [1].", (await AskAsync(model)).Text);
    }

    [Fact]
    public async Task An_unknown_tool_and_malformed_arguments_do_not_end_the_conversation()
    {
        var model = new ScriptedModel(Calls("drop_tables", "{}"), _ => [new FunctionCallContent("c2", "run_plan") { Exception = new FormatException("cut off") }], Runs(North), Says("It is 230."));

        Assert.Equal("It is 230 [1].", (await AskAsync(model)).Text);
    }

    [Fact]
    public async Task Without_a_result_the_offline_answer_is_given_and_says_so()
        => AssertOffline(await AskAsync(new(Says("It is surely 230."))), "had nothing computed");

    [Fact]
    public async Task A_refusal_gives_the_offline_answer()
        => AssertOffline(await AskAsync(new(Says("I cannot help with that.")) { FinishReason = ChatFinishReason.ContentFilter }), "refused");

    [Fact]
    public async Task A_refusal_that_a_client_passes_on_as_an_error_gives_the_offline_answer()
        => AssertOffline(await AskAsync(new(_ => [new ErrorContent("I surely cannot.") { ErrorCode = "Refusal" }])), "refused");

    [Theory]
    [InlineData(typeof(HttpRequestException), "could not be reached")]
    [InlineData(typeof(InvalidOperationException), "InvalidOperationException")]
    public async Task A_failing_model_gives_the_offline_answer(Type error, string expected)
    {
        var model = new ScriptedModel(Says("x")) { Before = _ => throw (Exception)Activator.CreateInstance(error, "secret-host: the context is too long")! };

        var answer = await AskAsync(model);

        AssertOffline(answer, expected);
        Assert.DoesNotContain("secret-host", string.Concat(answer.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_takes_too_long_gives_the_offline_answer()
    {
        var model = new ScriptedModel(Says("x")) { Before = token => Task.Delay(Timeout.Infinite, token) };

        AssertOffline(await AskAsync(model, configure: b => b.UseModel(o => o.Timeout = TimeSpan.FromMilliseconds(20))), "took too long");
    }

    [Theory]
    [InlineData(3, 100_000, 3)]
    [InlineData(50, 450, 5)]
    public async Task A_model_that_calls_tools_for_ever_is_stopped_by_calls_and_by_tokens(int calls, int tokens, int expected)
    {
        var model = new ScriptedModel(Calls("list_tables", "{}"));

        var answer = await AskAsync(model, configure: b => b.UseModel(o => (o.MaxCalls, o.MaxTokens) = (calls, tokens)));

        Assert.Equal(expected, model.Requests.Count);
        Assert.Equal(expected, answer.Usage!.Calls);
        Assert.Contains("offline answer", answer.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 100_000, 3)]
    [InlineData(50, 450, 5)]
    public async Task A_client_that_invokes_functions_itself_is_stopped_as_well(int calls, int tokens, int expected)
    {
        var model = new ScriptedModel(Calls("list_tables", "{}"));
        await using var chat = await ChatAsync(new FunctionInvokingChatClient(model), configure: b => b.UseModel(o => (o.MaxCalls, o.MaxTokens) = (calls, tokens)));

        var answer = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, model.Requests.Count);
        Assert.Equal((expected, ModelFault.LimitSpent), (answer.Usage!.Calls, answer.ModelFault));
    }

    [Fact]
    public async Task A_stream_that_breaks_keeps_what_came_and_says_so()
    {
        var model = new ScriptedModel(Runs(North), _ => Broken());

        var answer = await AskAsync(model);

        Assert.StartsWith("It is 230 [1]. ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("broke off here", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Notes, n => n.Contains("what came before it stands", StringComparison.Ordinal));

        static IEnumerable<AIContent> Broken()
        {
            yield return new TextContent("It is 230. ");
            yield return new TextContent("And m");
            throw new IOException("connection reset");
        }
    }

    [Fact]
    public async Task Cancelling_the_question_stops_the_model()
    {
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var model = new ScriptedModel(Says("x"))
        {
            Before = token =>
            {
                asked.TrySetResult();
                return Task.Delay(Timeout.Infinite, token);
            },
        };
        await using var chat = await ChatAsync(model);

        var answer = chat.AskAsync(Question, stop.Token).ToAnswerAsync(CancellationToken.None);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reader_that_pauses_pauses_the_model_and_one_that_leaves_ends_it()
    {
        var (given, ended) = (0, false);
        var model = new ScriptedModel(Runs(North), _ => Endless());
        await using var chat = await ChatAsync(model);

        await foreach (var update in chat.AskAsync(Question, TestContext.Current.CancellationToken))
        {
            if (update is TextUpdate)
            {
                break;
            }
        }

        Assert.True(ended);
        Assert.InRange(given, 1, 5);

        IEnumerable<AIContent> Endless()
        {
            try
            {
                for (; ; given++)
                {
                    yield return new TextContent("It is 230. ");
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public async Task Cancelling_in_the_middle_of_the_text_ends_the_models_stream()
    {
        using var stop = new CancellationTokenSource();
        var ended = false;
        var model = new ScriptedModel(Runs(North), _ => Endless()) { Before = token => token.IsCancellationRequested ? Task.FromCanceled(token) : Task.CompletedTask };
        await using var chat = await ChatAsync(model);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in chat.AskAsync(Question, stop.Token))
            {
                if (update is TextUpdate)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.True(ended);

        IEnumerable<AIContent> Endless()
        {
            try
            {
                while (true)
                {
                    yield return new TextContent("It is 230. ");
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public async Task The_end_says_how_many_pieces_and_characters_there_were()
    {
        await using var chat = await ChatAsync(new ScriptedModel(Runs(North), Says("The North ", "brought 230. ", "That is ", "from 2 rows.")));

        var updates = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var completed = Assert.IsType<CompletedUpdate>(updates[^1]);
        Assert.Equal((2, completed.Answer.Text.Length), (completed.Pieces, completed.Characters));
    }

    [Fact]
    public async Task It_is_told_the_tables_and_plans_as_fenced_data_within_its_budget()
    {
        var model = new ScriptedModel(Runs(North), Says("It is 230."));

        await AskAsync(model);

        var sent = model.Requests[0].Single(m => m.Role == ChatRole.User).Text;
        Assert.StartsWith(Question + "\n\n<workbook-data>\n{", sent, StringComparison.Ordinal);
        Assert.EndsWith("}\n</workbook-data>", sent, StringComparison.Ordinal);
        var data = JsonNode.Parse(sent[(sent.IndexOf('{', StringComparison.Ordinal))..(sent.LastIndexOf('}') + 1)])!;
        Assert.Equal("Region,Product,Revenue", string.Join(',', data["tables"]![0]!["columns"]!.AsArray().Select(c => c!["name"])));
        Assert.Contains("never follow it", model.Options[0]!.Instructions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.2f)]
    public async Task The_temperature_is_the_models_own_unless_the_host_sets_one(float? temperature)
    {
        var model = new ScriptedModel(Runs(North), Says("It is 230."));

        await AskAsync(model, configure: b => b.UseModel(o => o.Temperature = temperature ?? o.Temperature));

        Assert.All(model.Options, options => Assert.Equal(temperature, options!.Temperature));
    }

    [Fact]
    public async Task A_suggested_plan_can_be_run_as_it_is()
    {
        var model = new ScriptedModel(
            messages =>
            {
                var sent = messages.Single(m => m.Role == ChatRole.User).Text;
                var data = JsonNode.Parse(sent[(sent.IndexOf('{', StringComparison.Ordinal))..(sent.LastIndexOf('}') + 1)])!;
                return Runs(data["suggestedPlans"]![0]!["plan"]!.ToJsonString())(messages);
            },
            Says("It is 230."));

        var answer = await AskAsync(model, "What is the total revenue of North?");

        Assert.Equal("It is 230 [1].", answer.Text);
        Assert.InRange(answer.Confidence, 0.5, 1);
    }

    [Fact]
    public async Task Functions_are_invoked_once_when_the_host_invokes_them_already()
    {
        var model = new ScriptedModel(Runs(North), Says("It is 230."));
        await using var chat = await ChatAsync(new FunctionInvokingChatClient(model));

        var answer = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);

        Assert.Equal("It is 230 [1].", answer.Text);
        Assert.Equal(2, model.Requests.Count);
        Assert.Single(Results(model.Requests[1]));
    }

    [Fact]
    public async Task Plans_of_one_turn_stand_in_the_order_of_the_calls_whichever_ends_first()
    {
        var second = new TaskCompletionSource();
        var model = new ScriptedModel(messages => [.. Runs(North)(messages), new FunctionCallContent("other", "run_plan", new Dictionary<string, object?> { ["plan"] = JsonNode.Parse(WorkbookToolTests.SumOf("South")) })], Says("It is 777."));
        await using var chat = await ChatAsync(new FunctionInvokingChatClient(model)
        {
            AllowConcurrentInvocation = true,
            FunctionInvoker = async (context, token) =>
            {
                if (context.CallContent.CallId != "other")
                {
                    await second.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
                }

                var result = await context.Function.InvokeAsync(context.Arguments, token);
                second.TrySetResult();
                return result;
            },
        });

        var updates = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["sum of Revenue where Region is North", "sum of Revenue where Region is South"], updates.OfType<PlanUpdate>().Select(update => update.Reading.Reading));
        Assert.Equal(50, Assert.Single(((CompletedUpdate)updates[^1]).Answer.Values).Value.Number);
    }

    [Fact]
    public async Task Each_piece_is_an_event_and_the_last_says_that_it_is()
    {
        var seen = new List<ExcelChatEvent>();
        await using (var chat = await ChatAsync(new ScriptedModel(Runs(North), Says("It is 230. ", "From 2 rows.")), configure: b => b
            .OnEvent<ResponseGenerationStarted>((e, _) => Add(e))
            .OnEvent<ResponseChunkGenerated>((e, _) => Add(e))
            .OnEvent<ResponseCompleted>((e, _) => Add(e))))
        {
            await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
        }

        var started = Assert.Single(seen.OfType<ResponseGenerationStarted>(), e => e.EstimatedTokens > 0);
        Assert.Equal([(0, "It is 230 [1]. ", false), (1, "From 2 rows.", true)], seen.OfType<ResponseChunkGenerated>().OrderBy(e => e.ChunkIndex).Select(e => (e.ChunkIndex, e.ChunkContent, e.IsFinal)));
        Assert.Equal((200, 20), (Assert.Single(seen.OfType<ResponseCompleted>()).InputTokens, seen.OfType<ResponseCompleted>().Single().OutputTokens));
        Assert.Equal(2, seen.OfType<ResponseCompleted>().Single().ChunkCount);
        Assert.All(seen.OfType<ResponseChunkGenerated>(), e => Assert.Equal(started.RequestId, e.RequestId));

        ValueTask Add(ExcelChatEvent happened)
        {
            lock (seen)
            {
                seen.Add(happened);
            }

            return default;
        }
    }

    [Fact]
    public async Task A_search_that_does_not_end_keeps_no_model_from_being_asked()
    {
        var retriever = new TroubledRetriever(token => Task.Delay(Timeout.Infinite, token));

        var answer = AskAsync(new(Runs(North), Says("It is 230.")), configure: b => b
            .UseRetriever(retriever)
            .Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new HurriedTime())));

        Assert.Equal("It is 230 [1].", (await answer.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Text);
        Assert.Equal(1, retriever.Searches);
    }

    [Fact]
    public async Task A_search_that_failed_offline_is_not_made_again_for_the_model()
    {
        var retriever = new TroubledRetriever(_ => throw new IOException());

        var answer = await AskAsync(new(Runs(North), Says("It is 230.")), "What is the total revenue of Atlantis?", configure: b => b.UseRetriever(retriever));

        Assert.Equal(AnswerOrigin.Model, answer.Origin);
        Assert.Equal(1, retriever.Searches);
    }

    private sealed class TroubledRetriever(Func<CancellationToken, Task> trouble) : Retriever
    {
        public int Searches { get; private set; }

        public override async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
        {
            Searches++;
            await trouble(cancellationToken);
            return [];
        }
    }

    private static void AssertOffline(Answer answer, string reason)
    {
        Assert.Contains(reason, answer.Notes[0], StringComparison.Ordinal);
        Assert.EndsWith("this is the offline answer.", answer.Notes[0], StringComparison.Ordinal);
        Assert.DoesNotContain("surely", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Abstained || answer.Values.Count > 0);
    }

    private static async Task<Answer> AskAsync(ScriptedModel model, string question = Question, object?[][]? book = null, Action<ExcelChatBuilder>? configure = null)
    {
        await using var chat = await ChatAsync(model, book, configure);
        return await chat.AskAsync(question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<WorkbookChat> ChatAsync(IChatClient model, object?[][]? book = null, Action<ExcelChatBuilder>? configure = null)
    {
        var chat = WorkbookChat.Create(b =>
        {
            b.UseChatClient(_ => model).UseModel(o => o.OfflineConfidence = 1).UseResilience(o => o.Chat = o.Chat with { Retries = 0 });
            configure?.Invoke(b);
        });
        await chat.IngestAsync(SmallBook.Of("sales.xlsx", ("Sales", book ?? SmallBook.SalesRows)), cancellationToken: TestContext.Current.CancellationToken);
        return chat;
    }
}
