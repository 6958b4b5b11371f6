using System.Collections.Concurrent;

namespace ExcelChat.Workbooks;

/// <summary>Keeps workbooks in memory for as long as the process runs. The default; for files that must outlive it use a connector's store.</summary>
public sealed class InMemoryWorkbookStore : WorkbookStore
{
    private readonly ConcurrentDictionary<string, WorkbookSource> _sources = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async ValueTask<WorkbookIdentity> SaveAsync(WorkbookSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var stream = source.OpenRead();
        await using var closing = stream.ConfigureAwait(false);
        using var bytes = new MemoryStream(checked((int)stream.Length));
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        var kept = WorkbookSource.FromBytes(source.Name, bytes.ToArray());
        var identity = await kept.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        _sources[identity.Id] = kept;
        return identity;
    }

    /// <inheritdoc/>
    public override ValueTask<WorkbookSource?> OpenAsync(string id, CancellationToken cancellationToken = default) => new(_sources.GetValueOrDefault(id));

    /// <inheritdoc/>
    public override ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => new(_sources.TryRemove(id, out _));
}
