using System.Runtime.CompilerServices;
using ExcelChat.Resilience;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>Each call of a model, made under the policy of model calls, counted, and refused when the answer has cost what it may.</summary>
internal sealed class MeteredChatClient(IChatClient client, Caller caller, ModelOptions options) : DelegatingChatClient(client)
{
    private readonly UsageDetails _usage = new();
    private int _calls;
    private string? _modelId;

    public ModelUsage Usage => new(_calls, _usage.InputTokenCount ?? 0, _usage.OutputTokenCount ?? 0, _modelId);

    /// <summary>Why the model last stopped.</summary>
    public ChatFinishReason? FinishReason { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfSpent();
        _calls++;
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        await foreach (var update in caller.StreamAsync(token => InnerClient.GetStreamingResponseAsync(sent, chatOptions, token), cancellationToken).ConfigureAwait(false))
        {
            Count(update);
            yield return update;
        }
    }

    private void Count(ChatResponseUpdate update)
    {
        _modelId = update.ModelId ?? _modelId;
        FinishReason = update.FinishReason ?? FinishReason;
        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            _usage.Add(usage.Details);
        }
    }

    private void ThrowIfSpent()
    {
        if (_calls >= options.MaxCalls || Usage.InputTokens + Usage.OutputTokens >= options.MaxTokens)
        {
            throw new ModelLimitException();
        }
    }
}
