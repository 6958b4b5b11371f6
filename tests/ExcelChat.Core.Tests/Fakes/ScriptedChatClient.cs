using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>A chat model that says what the test wrote for it, and keeps what it was sent.</summary>
internal sealed class ScriptedChatClient(Func<CancellationToken, Task<string>> reply) : IChatClient
{
    public ScriptedChatClient(string reply)
        : this(_ => Task.FromResult(reply))
    {
    }

    public List<string> Requests { get; } = [];

    public bool Disposed { get; private set; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Requests.Add(string.Join('\n', messages.Select(m => m.Text)));
        return new(new ChatMessage(ChatRole.Assistant, await reply(cancellationToken)));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        yield return new(ChatRole.Assistant, response.Text);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => Disposed = true;
}
