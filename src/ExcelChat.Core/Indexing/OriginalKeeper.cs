using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>Keeps the bytes of the files that are ingested: of each file the version that can be asked about, and beside it one that is coming in.</summary>
internal sealed class OriginalKeeper(WorkbookStore store)
{
    /// <summary>Keeps a version of a file, unless it is kept as the newest already.</summary>
    public ValueTask<KeptOriginal> KeepAsync(string? tenant, WorkbookSource source, WorkbookIdentity identity, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var held = await store.ListAsync(NameOf(tenant), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            var last = held.FindLast(stored => stored.Workbook.Id == identity.Id || (source.Key is not null && stored.Key == source.Key));

            // One that is incoming is saved again, since whoever saved it may yet refuse it.
            var version = last is { IsIncoming: false } && last.Key == source.Key && last.Workbook == identity
                ? last
                : await store.SaveAsync(NameOf(tenant), source, cancellationToken).ConfigureAwait(false);
            return new KeptOriginal(version.Workbook) { Version = version, GoesIfRefused = version.IsIncoming, FormerFiles = FormerFilesOf(held, version, tenant) };
        },
        cancellationToken);

    /// <summary>Notes that a version is in; the versions of its file that were saved before it go.</summary>
    public async ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken) => await CallAsync(
        async () =>
        {
            await store.CompleteAsync(NameOf(tenant), version, cancellationToken).ConfigureAwait(false);
            return version;
        },
        cancellationToken).ConfigureAwait(false);

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

    /// <summary>Forgets versions; those that are not kept as they were listed are passed over.</summary>
    /// <returns>How many were kept.</returns>
    public ValueTask<int> ForgetAsync(string? tenant, IEnumerable<StoredWorkbook> versions, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var forgotten = 0;
            foreach (var version in versions)
            {
                forgotten += await store.DeleteAsync(NameOf(tenant), version, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }

            return forgotten;
        },
        cancellationToken);

    /// <summary>The other files as which the bytes of a version were saved before it.</summary>
    public static IReadOnlyList<string> FormerFilesOf(IEnumerable<StoredWorkbook> held, StoredWorkbook version, string? tenant)
        => [.. held.Where(other => other.Workbook.Id == version.Workbook.Id && other.Key != version.Key && other.Saved < version.Saved).Select(other => FileOf(other, tenant).Id)];

    public static IndexedWorkbook FileOf(StoredWorkbook stored, string? tenant) => IndexedWorkbook.Of(stored.Key ?? stored.Workbook.Id, tenant);

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
