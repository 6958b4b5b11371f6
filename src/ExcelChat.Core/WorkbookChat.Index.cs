using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Shared;

namespace ExcelChat;

/// <content>The care of the index.</content>
public sealed partial class WorkbookChat
{
    private IndexKeeper? _keeper;

    private IndexKeeper Keeper => _keeper ?? throw NoStore();

    /// <summary>Says what the index holds of this chat's tenant that may be seen, of this process and of others with the same store.</summary>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="ExcelChatConfigurationException">There is no vector store.</exception>
    public Task<IndexStatistics> CountIndexAsync(CancellationToken cancellationToken = default) => Keeper.CountAsync(
        Tenant, Access.WorkbookIds is { } seen ? Access with { WorkbookIds = Catalog.FilesOf(seen) } : Access, cancellationToken);

    /// <summary>
    /// Has the vector store arrange the tenant's index for quick searches, best after many workbooks came in: PostgreSQL builds its vector index and
    /// analyses, SQLite optimises its words and checkpoints, Qdrant is waited for. Searches go on meanwhile. Raises <see cref="IndexOptimized"/>.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <returns>What the event says.</returns>
    /// <exception cref="ExcelChatConfigurationException">There is no vector store.</exception>
    /// <exception cref="ExcelChatException">This chat does not see all of the tenant's workbooks.</exception>
    public Task<IndexOptimized> OptimizeIndexAsync(CancellationToken cancellationToken = default) => KeeperOfAll().OptimizeAsync(Tenant, cancellationToken);

    /// <summary>
    /// Builds the index of this chat's embedding model, and of its tenant, from the texts that another model's index in the same store holds; no file is read. That
    /// index stays as it is, so a chat with the older model answers from it until the host goes over to this one, and nothing is out
    /// of service. Call it again to bring over what came meanwhile, or to go on after an error: only what is missing is embedded, and what was brought over before
    /// and is no longer there is deleted. A workbook that was ingested by a chat with this model is left alone.
    /// </summary>
    /// <param name="source">The collection of the older model (<see cref="IndexStatistics.Collection"/> of its chat); null where the store has only one of another model.</param>
    /// <param name="cancellationToken">Stops the building, after whole batches.</param>
    /// <returns>The number of chunks embedded and written; 0 where the store has no other model's index.</returns>
    /// <exception cref="ExcelChatConfigurationException">There is no vector store.</exception>
    /// <exception cref="ExcelChatException">The store has no index of that name, or several and none is named; the message says which there are. Or this chat does not see all of the tenant's workbooks.</exception>
    public Task<long> RebuildIndexAsync(string? source = null, CancellationToken cancellationToken = default) => KeeperOfAll().RebuilderOf(Tenant).RebuildAsync(source, cancellationToken);

    /// <summary>Deletes the tenant's indexes of other embedding models from the store: after <see cref="RebuildIndexAsync"/>, when no chat uses them any more.</summary>
    /// <param name="cancellationToken">Stops the deleting, perhaps after a part.</param>
    /// <returns>The names of the collections deleted.</returns>
    /// <exception cref="ExcelChatConfigurationException">There is no vector store.</exception>
    /// <exception cref="ExcelChatException">This chat does not see all of the tenant's workbooks.</exception>
    public Task<IReadOnlyList<string>> DropOtherIndexesAsync(CancellationToken cancellationToken = default) => KeeperOfAll().RebuilderOf(Tenant).DropOthersAsync(cancellationToken);

    private IndexKeeper KeeperOfAll()
    {
        ThrowIfNarrowed();
        return Keeper;
    }

    private static ExcelChatConfigurationException NoStore()
        => new("There is no vector store to search. Call UseVectorStore on the builder, or the Use call of a connector package, such as UseInMemoryVectorStore.");
}
