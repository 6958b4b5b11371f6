using System.Runtime.CompilerServices;
using ExcelChat.Console.Json;
using Microsoft.Extensions.AI;

namespace ExcelChat.Console.Models;

/// <summary>Writes down what a model answers. An answer that failed or was left before its end is not.</summary>
internal sealed class RecordingChatClient(IChatClient client, JsonLines<RecordedResponse> record) : DelegatingChatClient(client)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(sent, options, cancellationToken))
        {
            updates.Add(update);
            yield return update;
        }

        record.Write(RecordedResponse.Of(RequestHash.Of(sent, options), updates.ToChatResponse()));
    }
}
