using System.Collections.Concurrent;

namespace ExcelChat.Workbooks;

/// <summary>Keeps workbooks in memory for as long as the process runs. For files that must outlive it use a connector's store.</summary>
public sealed class InMemoryWorkbookStore : WorkbookStore
{
    private readonly ConcurrentDictionary<(string Tenant, string Id), Entry> _entries = new();
    private long _saved;

    /// <inheritdoc/>
    public override async ValueTask<WorkbookIdentity> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var stream = source.OpenRead();
        await using var closing = stream.ConfigureAwait(false);
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        var kept = WorkbookSource.FromBytes(source.Name, content);
        var identity = await kept.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        _entries[(tenant ?? "", identity.Id)] = new(Interlocked.Increment(ref _saved), identity, source.Key is { } key ? kept.WithKey(key) : kept);
        return identity;
    }

    /// <inheritdoc/>
    public override ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(_entries.GetValueOrDefault((tenant ?? "", id))?.Source);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default) => _entries
        .Where(entry => entry.Key.Tenant == (tenant ?? ""))
        .OrderBy(entry => entry.Value.Saved)
        .Select(entry => new StoredWorkbook(entry.Value.Workbook, entry.Value.Source.Key))
        .ToAsyncEnumerable();

    /// <inheritdoc/>
    public override ValueTask<bool> DeleteAsync(string? tenant, string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(_entries.TryRemove((tenant ?? "", id), out _));
    }

    private sealed record Entry(long Saved, WorkbookIdentity Workbook, WorkbookSource Source);
}
