namespace ExcelChat.Workbooks;

/// <summary>Keeps workbooks in memory for as long as the process runs. For files that must outlive it use a connector's store.</summary>
public sealed class InMemoryWorkbookStore : WorkbookStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, string? Key, string Id), Entry> _entries = [];
    private long _saved;

    /// <inheritdoc/>
    public override async ValueTask<StoredWorkbook> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var stream = source.OpenRead();
        await using var closing = stream.ConfigureAwait(false);
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        var kept = WorkbookSource.FromBytes(source.Name, content);
        var identity = await kept.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        var place = (tenant ?? "", source.Key, identity.Id);
        lock (_gate)
        {
            var isIncoming = !_entries.TryGetValue(place, out var before) || before.Version.IsIncoming;
            var version = new StoredWorkbook(identity, source.Key, ++_saved, isIncoming);
            _entries[place] = new(version, source.Key is { } key ? kept.WithKey(key) : kept);
            return version;
        }
    }

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        lock (_gate)
        {
            var place = PlaceOf(tenant, version);
            if (_entries.TryGetValue(place, out var entry))
            {
                _entries[place] = entry with { Version = entry.Version with { IsIncoming = false } };
                foreach (var (older, _) in _entries.Where(other => other.Key != place && other.Key.Tenant == place.Tenant && IsBefore(other.Value.Version, version)).ToList())
                {
                    _entries.Remove(older);
                }
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public override ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(Of(tenant).LastOrDefault(entry => entry.Version.Workbook.Id == id)?.Source);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default)
        => Of(tenant).Select(entry => entry.Version).ToAsyncEnumerable();

    /// <inheritdoc/>
    public override ValueTask<bool> DeleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        lock (_gate)
        {
            var place = PlaceOf(tenant, version);
            return new(_entries.TryGetValue(place, out var entry) && entry.Version == version && _entries.Remove(place));
        }
    }

    private List<Entry> Of(string? tenant)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Key.Tenant == (tenant ?? "")).Select(entry => entry.Value).OrderBy(entry => entry.Version.Saved)];
        }
    }

    private static (string Tenant, string? Key, string Id) PlaceOf(string? tenant, StoredWorkbook version) => (tenant ?? "", version.Key, version.Workbook.Id);

    private static bool IsBefore(StoredWorkbook other, StoredWorkbook version) => version.Key is not null && other.Key == version.Key && other.Saved < version.Saved;

    private sealed record Entry(StoredWorkbook Version, WorkbookSource Source);
}
