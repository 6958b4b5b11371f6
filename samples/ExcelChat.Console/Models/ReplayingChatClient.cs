using Microsoft.Extensions.AI;

namespace ExcelChat.Console.Models;

/// <summary>Answers from a record, and asks no model.</summary>
internal sealed class ReplayingChatClient(ModelRecord record) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <exception cref="UnrecordedRequestException">The request is not on record.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => record.Find(RequestHash.Of(messages, options)).Updates().ToAsyncEnumerable();

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
