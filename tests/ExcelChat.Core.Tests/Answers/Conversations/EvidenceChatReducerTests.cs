using ExcelChat.Answers.Conversations;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Answers.Conversations;

public sealed class EvidenceChatReducerTests
{
    [Fact]
    public async Task The_plans_and_results_of_older_exchanges_stay_and_what_tables_look_like_goes()
    {
        ChatMessage[] history =
        [
            new(ChatRole.System, "Be kind."),
            new(ChatRole.User, "What did the North bring?"),
            Call("1", "describe_table"), Result("1", "columns"),
            Call("2", "run_plan"), Result("2", "230"),
            new(ChatRole.Assistant, "230."),
            new(ChatRole.User, "Thanks"),
            new(ChatRole.Assistant, "You are welcome."),
            new(ChatRole.User, "And the South?"),
            Call("3", "list_tables"), Result("3", "tables"),
            new(ChatRole.Assistant, "50."),
        ];

        var reduced = await ReduceAsync(history, targetCount: 4);

        Assert.Equal(["Be kind.", "What did the North bring?", "run_plan", "230", "And the South?", "list_tables", "tables", "50."], reduced.Select(Shown));
    }

    [Fact]
    public async Task An_answer_that_cites_cells_stays_with_its_question()
    {
        var cited = new ChatMessage(ChatRole.Assistant, [new TextContent("It is 230."), new TextContent("") { Annotations = [new CitationAnnotation { Title = "Sales!C2" }] }]);

        var reduced = await ReduceAsync([new(ChatRole.User, "A?"), cited, new(ChatRole.User, "B?"), new(ChatRole.Assistant, "b"), new(ChatRole.User, "C?")], targetCount: 1);

        Assert.Equal(["A?", "It is 230.", "C?"], reduced.Select(Shown));
        Assert.Equal("Sales!C2", Assert.IsType<CitationAnnotation>(Assert.Single(reduced[1].Contents[1].Annotations!)).Title);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task A_call_is_never_without_its_result_nor_a_result_without_its_call(int targetCount)
    {
        ChatMessage[] history = [.. Enumerable.Range(0, 30).SelectMany(i => (ChatMessage[])
        [
            new(ChatRole.User, $"Q{i}"),
            new(ChatRole.Assistant, [new FunctionCallContent($"a{i}", "run_plan"), new FunctionCallContent($"b{i}", "search")]),
            new(ChatRole.Tool, [new FunctionResultContent($"a{i}", i), new FunctionResultContent($"b{i}", i)]),
            new(ChatRole.Assistant, [new FunctionCallContent($"c{i}", "run_plan")]),
        ]).Where((_, i) => i % 7 != 6)];

        var contents = (await ReduceAsync(history, targetCount)).SelectMany(m => m.Contents).ToList();

        var before = Pairs(history.SelectMany(m => m.Contents));
        Assert.All(contents.OfType<FunctionResultContent>(), result => Assert.Contains(contents.OfType<FunctionCallContent>(), call => call.CallId == result.CallId || !before.Contains(result.CallId)));
        Assert.Contains("Q29", contents.OfType<TextContent>().Select(t => t.Text));
        Assert.True(contents.OfType<TextContent>().Count() <= 20 + Math.Max(1, targetCount));
    }

    [Fact]
    public async Task What_is_short_stays_as_it_is()
    {
        ChatMessage[] history = [new(ChatRole.User, "A?"), new(ChatRole.Assistant, "a")];

        Assert.Equal(history, await ReduceAsync(history, targetCount: 20));
    }

    private static HashSet<string> Pairs(IEnumerable<AIContent> contents) => [.. contents.OfType<FunctionCallContent>().Select(call => call.CallId)];

    private static async Task<List<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> history, int targetCount)
        => [.. await new EvidenceChatReducer(targetCount).ReduceAsync(history, TestContext.Current.CancellationToken)];

    private static ChatMessage Call(string id, string tool) => new(ChatRole.Assistant, [new FunctionCallContent(id, tool)]);

    private static ChatMessage Result(string id, string result) => new(ChatRole.Tool, [new FunctionResultContent(id, result)]);

    private static string Shown(ChatMessage message) => message.Contents[0] switch
    {
        FunctionCallContent call => call.Name,
        FunctionResultContent result => result.Result!.ToString()!,
        _ => message.Text,
    };
}
