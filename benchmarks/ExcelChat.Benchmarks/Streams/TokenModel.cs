using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>A chat model that has one plan run and then says as many tokens as it is told to, without a pause: sentences with a figure that the plan proves.</summary>
internal sealed class TokenModel(string table, int tokens) : IChatClient
{
    private static readonly string[] Sentence = ["The", " rev", "enue", " of", " all", " the", " or", "ders", " is", " 45", "0", " in", " all", ",", " as", " its", " cells", " show", ".", " "];

    /// <summary>When the last stream gave its first token; a timestamp of <see cref="Stopwatch"/>.</summary>
    public long FirstToken { get; private set; }

    /// <summary>How many tokens all streams gave.</summary>
    public long Given { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!messages.Any(message => message.Role == ChatRole.Tool))
        {
            var plan = new Dictionary<string, object?> { ["op"] = "aggregate", ["input"] = new Dictionary<string, object?> { ["op"] = "scan", ["table"] = table }, ["measures"] = new object[] { new Dictionary<string, object?> { ["function"] = "Sum", ["column"] = "Revenue" } } };
            yield return new(ChatRole.Assistant, [new FunctionCallContent("call", "run_plan", new Dictionary<string, object?> { ["plan"] = System.Text.Json.JsonSerializer.SerializeToElement(plan) })]);
            yield break;
        }

        // A network would make it wait for each token.
        await Task.Yield();
        FirstToken = Stopwatch.GetTimestamp();
        for (var token = 0; token < tokens; token++, Given++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(ChatRole.Assistant, Sentence[token % Sentence.Length]);
        }

        yield return new(ChatRole.Assistant, []) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
