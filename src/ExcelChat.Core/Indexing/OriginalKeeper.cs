using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>Keeps the bytes of the files that are ingested: of each file the version that can be asked about, and beside it one that is coming in.</summary>
internal sealed class OriginalKeeper(WorkbookStore store)
{
    /// <summary>Keeps a version of a file, unless it is kept as it is already.</summary>
    /// <returns>What there was before, to go on from or to go back to.</returns>
    public ValueTask<KeptOriginal> KeepAsync(string? tenant, WorkbookSource source, WorkbookIdentity identity, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var held = await store.ListAsync(NameOf(tenant), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            var same = held.Find(stored => stored.Workbook.Id == identity.Id);
            if (same?.Key != source.Key || same?.Workbook != identity)
            {
                identity = await store.SaveAsync(NameOf(tenant), source, cancellationToken).ConfigureAwait(false);
            }

            return new KeptOriginal(identity, same is null, OthersOf(held, identity, source.Key));
        },
        cancellationToken);

    /// <summary>Lists what is kept of a tenant's.</summary>
    public ValueTask<List<StoredWorkbook>> ListAsync(string? tenant, CancellationToken cancellationToken)
        => CallAsync(() => store.ListAsync(NameOf(tenant), cancellationToken).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>What is kept of a file.</summary>
    public async ValueTask<IReadOnlyList<StoredWorkbook>> ListAsync(IndexedWorkbook file, CancellationToken cancellationToken)
        => (await ListAsync(file.Tenant, cancellationToken).ConfigureAwait(false)).FindAll(stored => FileOf(stored, file.Tenant) == file);

    /// <summary>The file that a version is of; null where it is not kept.</summary>
    public async ValueTask<IndexedWorkbook?> FindFileAsync(string? tenant, string workbookId, CancellationToken cancellationToken)
        => (await ListAsync(tenant, cancellationToken).ConfigureAwait(false)).Find(stored => stored.Workbook.Id == workbookId) is { } kept ? FileOf(kept, tenant) : null;

    /// <summary>The bytes of a version, under its name and its key; null where they are not kept.</summary>
    public ValueTask<WorkbookSource?> OpenAsync(string? tenant, string workbookId, CancellationToken cancellationToken)
        => CallAsync(() => store.OpenAsync(NameOf(tenant), workbookId, cancellationToken), cancellationToken);

    /// <summary>Forgets versions; those that are not kept are passed over.</summary>
    /// <returns>How many were kept.</returns>
    public ValueTask<int> ForgetAsync(string? tenant, IEnumerable<string> workbookIds, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var forgotten = 0;
            foreach (var id in workbookIds)
            {
                forgotten += await store.DeleteAsync(NameOf(tenant), id, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }

            return forgotten;
        },
        cancellationToken);

    public static IndexedWorkbook FileOf(StoredWorkbook stored, string? tenant) => IndexedWorkbook.Of(stored.Key ?? stored.Workbook.Id, tenant);

    // Without a key a version is a file of its own.
    private static IReadOnlyList<string> OthersOf(List<StoredWorkbook> held, WorkbookIdentity identity, string? key)
        => [.. held.Where(stored => key is not null && stored.Key == key && stored.Workbook.Id != identity.Id).Select(stored => stored.Workbook.Id)];

    // In the index a host of one tenant has the empty name.
    private static string? NameOf(string? tenant) => string.IsNullOrEmpty(tenant) ? null : tenant;

    // A store of the host's raises errors of its own; what the caller gets is one that it can catch.
    private static async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ExcelChatException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new ExcelChatException($"The store of workbooks failed: {e.Message} Call again when it can be reached; without a WorkbookStore no bytes are kept.", e);
        }
    }
}
