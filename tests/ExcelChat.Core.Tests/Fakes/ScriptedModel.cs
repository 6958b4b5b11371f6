using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>A chat model that plays turns: each call of it is the next turn, from what it was sent to what it streams. After the last turn it repeats it.</summary>
internal sealed class ScriptedModel(params Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>>[] turns) : IChatClient
{
    public List<IReadOnlyList<ChatMessage>> Requests { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    /// <summary>Runs before each item that it streams.</summary>
    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>What tools returned in the messages, the last first.</summary>
    public static IEnumerable<string> Results(IReadOnlyList<ChatMessage> messages)
        => messages.Reverse().SelectMany(m => m.Contents.OfType<FunctionResultContent>()).Select(r => r.Result?.ToString() ?? "");

    public static Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>> Says(params string[] tokens) => _ => tokens.Select(t => new TextContent(t));

    public static Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>> Calls(string tool, string arguments)
        => messages => [new FunctionCallContent($"call{messages.Count}", tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))];

    public static Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>> Runs(string plan) => Calls("run_plan", $$"""{"plan":{{plan}}}""");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Requests.Add([.. messages]);
        Options.Add(options);
        foreach (var content in turns[Math.Min(Requests.Count, turns.Length) - 1](Requests[^1]))
        {
            await Before(cancellationToken);
            yield return new(ChatRole.Assistant, [content]) { ModelId = "scripted" };
        }

        yield return new(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = 100, OutputTokenCount = 10 })]) { FinishReason = FinishReason ?? ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
