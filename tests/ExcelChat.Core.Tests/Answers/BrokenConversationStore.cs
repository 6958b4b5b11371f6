using ExcelChat.Answers.Conversations;

namespace ExcelChat.Core.Tests.Answers;

/// <summary>A store whose disk is full.</summary>
internal sealed class BrokenConversationStore : ConversationStore
{
    public override ValueTask SaveAsync(ConversationState state, CancellationToken cancellationToken = default) => throw new IOException("disk full");

    public override ValueTask<ConversationState?> FindAsync(string id, CancellationToken cancellationToken = default) => throw new IOException("disk full");

    public override IAsyncEnumerable<ConversationState> ListAsync(CancellationToken cancellationToken = default) => throw new IOException("disk full");

    public override ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => throw new IOException("disk full");
}
