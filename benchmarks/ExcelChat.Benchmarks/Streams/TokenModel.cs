using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>A chat model that has one plan run and then says as many tokens as it is told to, without a pause: sentences with a figure that the plan proves.</summary>
internal sealed class TokenModel(int tokens) : IChatClient
{
    private static readonly string[] Sentence = ["The", " rev", "enue", " of", " all", " the", " or", "ders", " is", " 45", "0", " in", " all", ",", " as", " its", " cells", " show", ".", " "];

    /// <summary>When the last stream gave its first token; a timestamp of <see cref="Stopwatch"/>.</summary>
    public long FirstToken { get; private set; }

    /// <summary>So many tokens.</summary>
    public static IEnumerable<string> Say(int tokens) => Enumerable.Range(0, tokens).Select(token => Sentence[token % Sentence.Length]);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!messages.Any(message => message.Role == ChatRole.Tool))
        {
            yield return new(ChatRole.Assistant, [new FunctionCallContent("call", "run_plan", new Dictionary<string, object?> { ["plan"] = JsonElement.Parse(StreamedChat.Plan) })]);
            yield break;
        }

        // A network would make it wait for each token.
        await Task.Yield();
        FirstToken = Stopwatch.GetTimestamp();
        foreach (var token in Say(tokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(ChatRole.Assistant, token);
        }

        yield return new(ChatRole.Assistant, []) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
