using System.Runtime.CompilerServices;

namespace ExcelChat.Answers.Conversations;

/// <summary>The conversations of one tenant, in a store of all tenants; those of others are as if they were not there.</summary>
/// <param name="all">The store of all.</param>
/// <param name="tenant">Whose conversations; null for those of nobody.</param>
internal sealed class TenantConversationStore(ConversationStore all, string? tenant) : ConversationStore
{
    public override async ValueTask SaveAsync(ConversationState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Tenant != tenant || (await all.FindAsync(state.Id, cancellationToken).ConfigureAwait(false) is { } kept && kept.Tenant != tenant))
        {
            throw new ArgumentException($"The conversation {state.Id} is another tenant's. Save it with the chat of its own tenant, which ForTenant makes.", nameof(state));
        }

        await all.SaveAsync(state, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<ConversationState?> FindAsync(string id, CancellationToken cancellationToken = default)
        => await all.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } state && state.Tenant == tenant ? state : null;

    public override async IAsyncEnumerable<ConversationState> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var state in all.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (state.Tenant == tenant)
            {
                yield return state;
            }
        }
    }

    public override async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => await FindAsync(id, cancellationToken).ConfigureAwait(false) is not null && await all.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
}
