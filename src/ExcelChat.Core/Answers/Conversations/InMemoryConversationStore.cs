using System.Collections.Concurrent;

namespace ExcelChat.Answers.Conversations;

/// <summary>Keeps the last thousand conversations for as long as the process runs. The default; for conversations that must outlive it use a connector's store.</summary>
public sealed class InMemoryConversationStore : ConversationStore
{
    private const int MaxConversations = 1_000;

    private readonly ConcurrentDictionary<string, ConversationState> _states = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ValueTask SaveAsync(ConversationState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        _states[state.Id] = state;
        if (_states.Count > MaxConversations && _states.Values.MinBy(kept => kept.ChangedAt) is { } oldest)
        {
            _states.TryRemove(oldest.Id, out _);
        }

        return default;
    }

    /// <inheritdoc/>
    public override ValueTask<ConversationState?> FindAsync(string id, CancellationToken cancellationToken = default) => new(_states.GetValueOrDefault(id));

    /// <inheritdoc/>
    public override IAsyncEnumerable<ConversationState> ListAsync(CancellationToken cancellationToken = default)
        => _states.Values.OrderByDescending(state => state.ChangedAt).Select(state => state with { Turns = [] }).ToAsyncEnumerable();

    /// <inheritdoc/>
    public override ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => new(_states.TryRemove(id, out _));
}
