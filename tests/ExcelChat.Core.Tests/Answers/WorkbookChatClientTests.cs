using ExcelChat.Answers;
using ExcelChat.Core.Tests.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using Microsoft.Extensions.AI;
using static ExcelChat.Core.Tests.Fakes.ScriptedModel;

namespace ExcelChat.Core.Tests.Answers;

public sealed class WorkbookChatClientTests
{
    private const string Question = "What is the total revenue of North?";

    [Fact]
    public async Task A_question_that_the_workbooks_answer_never_reaches_the_model()
    {
        var model = new ScriptedModel(Says("I am the model."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 0);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();

        var response = await client.GetResponseAsync(Question, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(model.Requests);
        Assert.StartsWith("230 (", response.Text, StringComparison.Ordinal);
        Assert.Equal(["sales.xlsx > Sales!C2", "sales.xlsx > Sales!C4"], Citations(response));
    }

    [Fact]
    public async Task The_client_below_is_the_model_that_plans_and_phrases()
    {
        var model = new ScriptedModel(Runs(WorkbookToolTests.SumOf("North")), Says("It is 230, or 999."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();

        var updates = await client.GetStreamingResponseAsync(Question, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var response = updates.ToChatResponse();
        Assert.StartsWith("It is 230 [1], or [not proved].", response.Text, StringComparison.Ordinal);
        Assert.Equal("scripted", updates[0].ModelId);
        Assert.Equal(230, Assert.IsType<Answer>(updates[^1].RawRepresentation).Values[0].Value.Number);
        Assert.Equal((200, 20, 220), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Annotations_say_where_in_the_text_their_markers_are(bool isStreamed)
    {
        var model = new ScriptedModel(Runs(WorkbookToolTests.SumOf("North")), Runs(WorkbookToolTests.SumOf("South")), Says("North: 230. ", "South: 50. ", "North: 230."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();

        var response = isStreamed
            ? await client.GetStreamingResponseAsync(Question, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await client.GetResponseAsync(Question, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("North: 230 [1]. South: 50 [2]. North: 230 [1].", response.Text);
        var annotations = response.Messages.SelectMany(m => m.Contents).SelectMany(c => c.Annotations ?? []).OfType<CitationAnnotation>();
        Assert.Equal(
            ["Sales!C2: [1][1]", "Sales!C3: [2]", "Sales!C4: [1][1]"],
            annotations.Select(a => $"Sales!{a.AdditionalProperties!["range"]}: {string.Concat(a.AnnotatedRegions!.Cast<TextSpanAnnotatedRegion>().Select(r => response.Text[r.StartIndex!.Value..r.EndIndex!.Value]))}").Order());
    }

    [Fact]
    public async Task Other_messages_go_on_with_their_history_and_the_tools()
    {
        var model = new ScriptedModel(Says("Hello to you."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();
        ChatMessage[] messages = [new(ChatRole.User, "Hi"), new(ChatRole.Assistant, "Hi."), new(ChatRole.User, "Zzz?")];
        var options = new ChatOptions { Instructions = "Be kind.", Tools = [AIFunctionFactory.Create(() => 1, "mine")] };

        var response = await client.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);

        Assert.Equal("Hello to you.", response.Text);
        Assert.Equal(messages, model.Requests[^1]);
        Assert.StartsWith("Be kind.", model.Options[^1]!.Instructions, StringComparison.Ordinal);
        Assert.Equal("mine list_tables", string.Join(' ', model.Options[^1]!.Tools!.Take(2).Select(t => t.Name)));
        Assert.Single(options.Tools);
        Assert.Equal("Be kind.", options.Instructions);
    }

    [Fact]
    public async Task A_scope_holds_for_answers_and_tools_alike()
    {
        var model = new ScriptedModel(Calls("run_plan", """{"plan":{"op":"scan","table":"Sales"}}"""), messages => [new TextContent(Results(messages).First())]);
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 0);
        using var client = model.AsBuilder().UseExcelChat(chat, new() { Access = new() { Sheets = [] } }).Build();

        var response = await client.GetResponseAsync(Question, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("No table is called", Results(model.Requests[^1]).First(), StringComparison.Ordinal);
        Assert.DoesNotContain("230", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_writes_once_it_has_read_a_workbook_is_checked_and_what_it_writes_otherwise_is_not()
    {
        var talking = new ScriptedModel(Says("2 and 2 make 4, see https://example.com."));
        var reading = new ScriptedModel(Says("Hm."), Calls("read_range", """{"table":"Sales"}"""), Says("It is ", "99", "9, see https://evil.example."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);

        using var talk = talking.AsBuilder().UseExcelChat(chat).Build();
        using var read = reading.AsBuilder().UseExcelChat(chat).Build();

        Assert.Equal("2 and 2 make 4, see https://example.com.", (await talk.GetResponseAsync("Zzz?", cancellationToken: TestContext.Current.CancellationToken)).Text);
        Assert.Equal("It is [not proved], see [link left out]", (await read.GetResponseAsync("Zzz?", cancellationToken: TestContext.Current.CancellationToken)).Messages[^1].Text.TrimEnd('.'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_model_read_in_an_earlier_turn_is_no_ground_for_what_it_writes_in_a_later_one(bool isReduced)
    {
        var model = new ScriptedModel(Says("Hm."), Calls("read_range", """{"table":"Sales"}"""), Says("So it is."), Says("Hm."), Says("It is ", "99", "9, see https://evil.example."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();
        List<ChatMessage> history = [new(ChatRole.User, "Zzz?")];

        history.AddMessages(await client.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        history.RemoveAll(message => isReduced && message.Contents.Any(content => content is FunctionCallContent));
        history.Add(new(ChatRole.User, "Zzz, zzz?"));
        var response = await client.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(history, message => message.Contents.Any(content => content is FunctionResultContent));
        Assert.Equal("It is [not proved], see [link left out]", response.Text.TrimEnd('.'));
    }

    [Fact]
    public async Task A_history_with_tools_of_the_host_alone_changes_nothing()
    {
        var model = new ScriptedModel(Says("2 and 2 make 4."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();
        ChatMessage[] messages = [new(ChatRole.Assistant, [new FunctionCallContent("1", "mine")]), new(ChatRole.Tool, [new FunctionResultContent("1", "7")]), new(ChatRole.User, "Zzz?")];

        Assert.Equal("2 and 2 make 4.", (await client.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task What_a_model_cost_before_it_was_left_to_talk_is_counted()
    {
        var model = new ScriptedModel(Says("Hm."), Says("Hello to you."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 1);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();

        var response = await client.GetResponseAsync("Zzz?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("Hello to you.", Assert.Single(response.Messages).Text);
        Assert.Equal((2, 200, 20), (model.Requests.Count, response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_message_goes_on_from_the_answer_before_that_the_history_holds()
    {
        var model = new ScriptedModel(Says("I am the model."));
        await using var chat = await ChatAsync(o => o.OfflineConfidence = 0);
        using var client = model.AsBuilder().UseExcelChat(chat).Build();
        List<ChatMessage> history = [new(ChatRole.User, Question)];

        history.AddMessages(await client.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        history.Add(new(ChatRole.User, "and South?"));
        var response = await client.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith("50 (", response.Text, StringComparison.Ordinal);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task It_forwards_what_a_host_asks_the_client_for()
    {
        var model = new ScriptedModel(Says(""));
        await using var chat = await ChatAsync(_ => { });
        using var client = model.AsBuilder().UseExcelChat(chat).Build();

        Assert.Same(model, client.GetService<ScriptedModel>());
    }

    private static IEnumerable<string?> Citations(ChatResponse response)
        => response.Messages.SelectMany(m => m.Contents).SelectMany(c => c.Annotations ?? []).OfType<CitationAnnotation>().Select(c => c.Title);

    private static async Task<WorkbookChat> ChatAsync(Action<ModelOptions> configure)
    {
        var chat = WorkbookChat.Create(b => b.UseModel(configure));
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: TestContext.Current.CancellationToken);
        return chat;
    }
}
