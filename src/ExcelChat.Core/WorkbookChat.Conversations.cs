using ExcelChat.Answers;
using ExcelChat.Answers.Conversations;

namespace ExcelChat;

/// <content>Conversations.</content>
public sealed partial class WorkbookChat
{
    private ConversationStore _conversations = null!;

    internal TimeProvider Time { get; private init; } = TimeProvider.System;

    /// <summary>
    /// Where this chat's tenant's conversations are kept: to list them, or to forget one. Those of other tenants are neither listed, found nor deleted, and saving one is an
    /// <see cref="ArgumentException"/>; a chat without a tenant has those that were started without one.
    /// </summary>
    public ConversationStore Conversations => new TenantConversationStore(_conversations, Tenant);

    /// <summary>Starts a conversation, in which a question may go on from the one before: "and for 2023?".</summary>
    /// <param name="workbookIds">The workbooks' ids; all when empty, also those that are ingested later.</param>
    public Conversation StartConversation(params IReadOnlyCollection<string> workbookIds)
    {
        ArgumentNullException.ThrowIfNull(workbookIds);
        return Open(new(Guid.CreateVersion7().ToString("N")) { Tenant = Tenant, WorkbookIds = [.. workbookIds] });
    }

    /// <summary>Goes on with a conversation, perhaps one of another process with the same store. Its workbooks must be ingested to be asked about.</summary>
    /// <param name="id">The <see cref="Conversation.Id"/>; a host of several persons checks that it is of the one who asks.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The conversation with its turns; null when it is not kept, or is another tenant's.</returns>
    public async ValueTask<Conversation?> ResumeConversationAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return await Conversations.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } state ? Open(state) : null;
    }

    private Conversation Open(ConversationState state) => new(_answerer, question => ToRequest(question, state.WorkbookIds), state, _conversations, Time);
}
