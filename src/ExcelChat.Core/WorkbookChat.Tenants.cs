using ExcelChat.Answers;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Trust;

namespace ExcelChat;

/// <content>On whose behalf, and what they may see.</content>
public sealed partial class WorkbookChat
{
    private bool _isView;

    /// <summary>The tenant whose workbooks this chat speaks of; null in a host of one tenant.</summary>
    public string? Tenant { get; private set; }

    /// <summary>What of the tenant's workbooks is seen, asked of, counted and removed. What is ingested is not narrowed by it.</summary>
    /// <value><see cref="AccessScope.All"/> by default.</value>
    public AccessScope Access { get; private set; } = AccessScope.All;

    private TableCatalog Catalog => _catalogs.Of(Tenant);

    /// <summary>
    /// The same chat on behalf of a tenant. All that it ingests, finds, answers from, counts and removes is that tenant's own, in an index of its own; the chat without a
    /// tenant sees none of it. It costs next to nothing, and its parts are disposed with the chat it is made from.
    /// </summary>
    /// <param name="tenant">The tenant's name in the host: it decides what is seen, so take it from who is signed in and never from a request.</param>
    /// <exception cref="InvalidOperationException">This chat is another tenant's.</exception>
    public WorkbookChat ForTenant(string tenant)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        return Tenant is null || Tenant == tenant
            ? View(view => view.Tenant = tenant)
            : throw new InvalidOperationException($"This chat is of the tenant '{Tenant}' and does not become one of '{tenant}'. Call ForTenant on the chat that it was made from.");
    }

    /// <summary>The same chat for someone who may not see everything. It narrows what this chat sees and never widens it.</summary>
    /// <param name="access">The workbooks and sheets that may be seen.</param>
    public WorkbookChat WithAccess(AccessScope access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return View(view => view.Access = Access.And(access));
    }

    /// <summary>
    /// Removes everything of this chat's tenant: its tables, its index of all embedding models, its conversations, the answers and passages that are kept in the cache, and the original
    /// bytes. The chat without a tenant removes what has no tenant's name, and nothing of others. What stays are the events in the log, which name files, and the vectors of texts in a
    /// shared cache until their time is up. Nothing of the tenant should be running meanwhile, here or in another process with the same store: what comes in then may stay.
    /// </summary>
    /// <param name="cancellationToken">Stops the removal, perhaps after a part; call again to finish it, also after an error, in this process or another.</param>
    /// <returns>What this call removed.</returns>
    /// <exception cref="ExcelChatException">This chat does not see all of the tenant's workbooks, or a store failed.</exception>
    public async Task<TenantRemoval> DropTenantAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfNarrowed();
        await _pump.StartAsync(cancellationToken).ConfigureAwait(false);
        var chunks = _keeper is null ? 0 : await _keeper.DropAsync(Tenant, cancellationToken).ConfigureAwait(false);
        var (workbooks, originals) = await _ingestor.ForgetTenantAsync(Tenant, cancellationToken).ConfigureAwait(false);
        await _cache.ForgetScopeAsync(Tenant ?? "", cancellationToken).ConfigureAwait(false);
        var conversations = 0;
        foreach (var conversation in await Conversations.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            conversations += await Conversations.DeleteAsync(conversation.Id, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return new() { Workbooks = workbooks, Originals = originals, Chunks = chunks, Conversations = conversations };
    }

    // What is done to all is done to what may not be seen.
    private void ThrowIfNarrowed()
    {
        if (Access is not { WorkbookIds: null, Sheets: null })
        {
            throw new ExcelChatException("This chat sees a part of the workbooks only, and this is done to all of them. Call it on the chat that WithAccess was called on.");
        }
    }

    private WorkbookChat View(Action<WorkbookChat> change)
    {
        var view = (WorkbookChat)MemberwiseClone();
        view._isView = true;
        change(view);
        return view;
    }

    // A name of a file says something too.
    private bool IsVisible(string workbookId)
        => Access.WorkbookIds?.Contains(workbookId) is not false && (Access.Sheets is null || VisibleTables([workbookId]).Count > 0);

    private IReadOnlyList<Table> VisibleTables(IReadOnlyCollection<string> workbookIds)
        => [.. Catalog.TablesOf(workbookIds).Where(table => Access.Includes(table.Workbook.Id, table.Sheet))];

    private AnswerRequest ToRequest(string question, IReadOnlyCollection<string> workbookIds)
        => new(question, VisibleTables(workbookIds)) { Tenant = Tenant, Access = Access };

    private RetrievalQuery Narrow(RetrievalQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Tenant is null || query.Tenant == Tenant
            ? query with { Tenant = Tenant, Access = Access.And(query.Access) }
            : throw new ArgumentException($"The query is of the tenant '{query.Tenant}' and this chat {(Tenant is null ? "of no tenant" : $"of '{Tenant}'")}. Leave the tenant out of the query, or search with the chat that ForTenant returns for it.", nameof(query));
    }
}
