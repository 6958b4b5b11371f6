using System.Globalization;
using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Resilience;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// The collection that a tenant's chunks of one vector space are in, opened and ensured once. Its name carries the tenant, the model and the length of its
/// vectors, so that another generator, or another tenant, writes and reads another collection.
/// </summary>
internal sealed class ChunkCollection(VectorStore store, TextEmbedder embedder, IndexGeneration generation, Caller caller, string tenant = "") : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile VectorStoreCollection<object, Dictionary<string, object?>>? _opened;

    /// <summary>The collection, which exists when this returns. A failure is not remembered: the next call tries again.</summary>
    public async ValueTask<VectorStoreCollection<object, Dictionary<string, object?>>> OpenAsync(CancellationToken cancellationToken)
    {
        if (_opened is { } opened)
        {
            return opened;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _opened ??= await EnsureAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads, by a call that is tried again when it fails in passing.</summary>
    public async ValueTask<T> ReadAsync<T>(
        Func<VectorStoreCollection<object, Dictionary<string, object?>>, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        var collection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await CallAsync(token => read(collection, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a call of the store that is tried again when it fails in passing.</summary>
    public ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken) => caller.CallAsync(call, cancellationToken);

    /// <summary>Changes records, by a call that may be repeated.</summary>
    public async ValueTask<T> ChangeAsync<T>(
        Func<VectorStoreCollection<object, Dictionary<string, object?>>, CancellationToken, ValueTask<T>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(change, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A call that failed may have changed a part.
            generation.Advance();
        }
    }

    /// <summary>The tenant's collections of other vector spaces that the store holds, for the caller to dispose.</summary>
    public async ValueTask<IReadOnlyList<VectorStoreCollection<object, Dictionary<string, object?>>>> OthersAsync(CancellationToken cancellationToken)
    {
        var current = (await OpenAsync(cancellationToken).ConfigureAwait(false)).Name;
        return [.. (await NamesAsync(cancellationToken).ConfigureAwait(false)).Where(name => name != current).Select(Get)];
    }

    /// <summary>Deletes the tenant's records of all vector spaces, and the collections that hold nothing then. The next call of another method begins with an empty one.</summary>
    /// <returns>The number of records deleted.</returns>
    public async ValueTask<long> DropAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _opened?.Dispose();
            _opened = null;
            var dropped = 0L;
            foreach (var name in await NamesAsync(cancellationToken).ConfigureAwait(false))
            {
                using var collection = Get(name);
                dropped += await caller.CallAsync(token => DropAsync(collection, token), cancellationToken).ConfigureAwait(false);
            }

            return dropped;
        }
        finally
        {
            generation.Advance();
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _opened?.Dispose();
        _gate.Dispose();
    }

    private async ValueTask<VectorStoreCollection<object, Dictionary<string, object?>>> EnsureAsync(CancellationToken cancellationToken)
    {
        var space = await embedder.SpaceAsync(cancellationToken).ConfigureAwait(false);
        var collection = store.GetDynamicCollection(NameOf(space, tenant), ChunkRecord.Definition(space.Dimensions));
        return await caller.CallAsync(
            async token =>
            {
                await collection.EnsureCollectionExistsAsync(token).ConfigureAwait(false);
                return collection;
            },
            cancellationToken).ConfigureAwait(false);
    }

    // By filter first: a collection that is shared, since two hashes met, has records of another tenant.
    private async ValueTask<long> DropAsync(VectorStoreCollection<object, Dictionary<string, object?>> collection, CancellationToken cancellationToken)
    {
        var maintenance = PagedMaintenance<object, Dictionary<string, object?>>.Of(collection, record => record[ChunkRecord.IdName]!);
        var deleted = await maintenance.DeleteAsync(ChunkFilter.OfTenant(tenant), cancellationToken).ConfigureAwait(false);
        if (!await collection.GetAsync(ChunkFilter.All, 1, cancellationToken: cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            await collection.EnsureCollectionDeletedAsync(cancellationToken).ConfigureAwait(false);
        }

        return deleted;
    }

    private async ValueTask<List<string>> NamesAsync(CancellationToken cancellationToken)
        => await store.ListCollectionNamesAsync(cancellationToken).Where(name => DimensionsOf(name, tenant) is not null).ToListAsync(cancellationToken).ConfigureAwait(false);

    private VectorStoreCollection<object, Dictionary<string, object?>> Get(string name) => store.GetDynamicCollection(name, ChunkRecord.Definition(DimensionsOf(name, tenant)!.Value));

    /// <summary>Lower-case letters, digits and underscores, below 63 characters: a name that every store takes. The hash tells apart what the cleaning makes equal.</summary>
    internal static string NameOf(VectorSpace space, string tenant = "")
    {
        var model = new string([.. space.Model.Take(24).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')]);
        return FormattableString.Invariant($"{PrefixOf(tenant)}{model}_{space.Dimensions}_{(uint)FeatureHash.Of(space.Model, 0):x8}");
    }

    // Two tenants whose hashes meet would share a collection; each still filters by its name, so neither sees the other's.
    private static string PrefixOf(string tenant) => tenant.Length == 0 ? "excelchat_" : $"excelchat{ChunkIdentity.Of(tenant).ToString("N")[..12]}_";

    /// <summary>The length of the vectors of a collection by its name; null for what is no collection of the tenant's.</summary>
    private static int? DimensionsOf(string name, string tenant)
    {
        var parts = name.Split('_');
        return name.StartsWith(PrefixOf(tenant), StringComparison.Ordinal) && parts.Length > 3
            && int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var dimensions) && dimensions > 0
            ? dimensions
            : null;
    }
}
