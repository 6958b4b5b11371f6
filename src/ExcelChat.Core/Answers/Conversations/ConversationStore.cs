namespace ExcelChat.Answers.Conversations;

/// <summary>
/// Keeps conversations, so that they can be gone on with later or elsewhere. Saving one again replaces it. Safe for use from several threads. It knows no persons: a
/// host of several lets each open only the ids that are theirs.
/// </summary>
public abstract class ConversationStore
{
    /// <summary>Keeps a conversation.</summary>
    /// <param name="state">The conversation.</param>
    /// <param name="cancellationToken">Stops the saving; what was kept before is kept then.</param>
    public abstract ValueTask SaveAsync(ConversationState state, CancellationToken cancellationToken = default);

    /// <summary>Finds a conversation.</summary>
    /// <param name="id">Its <see cref="ConversationState.Id"/>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The conversation; null when it is not kept.</returns>
    public abstract ValueTask<ConversationState?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists the conversations, the one that was last added to first, with their titles and without their turns.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    public abstract IAsyncEnumerable<ConversationState> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets a conversation.</summary>
    /// <param name="id">Its <see cref="ConversationState.Id"/>.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>Whether it was kept.</returns>
    public abstract ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
