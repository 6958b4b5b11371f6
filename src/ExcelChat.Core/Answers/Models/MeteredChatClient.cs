using System.Runtime.CompilerServices;
using ExcelChat.Resilience;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>Each call of a model, made under the policy of model calls, counted, and refused when the answer has cost what it may.</summary>
/// <param name="client">The model.</param>
/// <param name="caller">The policy.</param>
/// <param name="options">What an answer may cost.</param>
/// <param name="limit">Stops the calls when the time of the answer is up.</param>
internal sealed class MeteredChatClient(IChatClient client, Caller caller, ModelOptions options, CancellationToken limit) : DelegatingChatClient(client)
{
    private readonly UsageDetails _usage = new();
    private int _calls;
    private string? _modelId;
    private ChatFinishReason? _finished;
    private bool _saysFinish;

    public ModelUsage Usage => new(_calls, _usage.InputTokenCount ?? 0, _usage.OutputTokenCount ?? 0, _modelId);

    /// <summary>Whether the last call was declined, by the model or by a filter.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether the last call ended before the model did: at its limit of tokens, or without a reason from one that gave one before, as when a connection is closed.</summary>
    public bool IsCutOff => _finished == ChatFinishReason.Length || (_finished is null && _saysFinish);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Begin();
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        await foreach (var update in caller.StreamAsync(token => InnerClient.GetStreamingResponseAsync(sent, chatOptions, token), IsPreamble, limit, cancellationToken).ConfigureAwait(false))
        {
            Count(update);
            yield return update;

            // A host's own client invokes functions below, and goes on to the next call of the model when it is asked for the next update.
            if (update.Contents.Any(content => content is FunctionResultContent))
            {
                Begin();
            }
        }
    }

    // The first update of many servers names the role alone, long before the first token.
    private static bool IsPreamble(ChatResponseUpdate update)
        => update.FinishReason is null && update.Contents.All(content => content is TextContent { Text.Length: 0 });

    private void Begin()
    {
        ThrowIfSpent();
        _calls++;
        (_finished, IsRefused) = (null, false);
    }

    private void Count(ChatResponseUpdate update)
    {
        _modelId = update.ModelId ?? _modelId;
        _finished = update.FinishReason ?? _finished;
        _saysFinish |= _finished is not null;
        IsRefused |= _finished == ChatFinishReason.ContentFilter;
        foreach (var content in update.Contents)
        {
            if (content is UsageContent usage)
            {
                _usage.Add(usage.Details);
            }

            // OpenAI's clients give a refusal in words as an error with this code, where they give it.
            IsRefused |= content is ErrorContent { ErrorCode: "Refusal" };
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
