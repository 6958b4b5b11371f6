using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Events;
using ExcelChat.Trust;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>Looks after the collections: counts what is in one, and has the store arrange it for quick searches.</summary>
internal sealed class IndexKeeper(ChunkCollections collections, TextEmbedder embedder, EventPublisher events, TimeProvider time)
{
    private const int Probes = 5;

    /// <summary>What rebuilds a tenant's collection when the model changes.</summary>
    public IndexRebuilder RebuilderOf(string? tenant) => new(collections.Of(tenant), embedder);

    /// <summary>Counts what a tenant has, and may be seen.</summary>
    /// <param name="tenant">The tenant; null in a host of one.</param>
    /// <param name="access">What may be seen, with files in the place of versions.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    public async Task<IndexStatistics> CountAsync(string? tenant, AccessScope access, CancellationToken cancellationToken)
    {
        var chunks = collections.Of(tenant);
        var space = await embedder.SpaceAsync(cancellationToken).ConfigureAwait(false);
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<ChunkKind, long> counts = [];
        foreach (var kind in access.IsEmpty ? [] : Enum.GetValues<ChunkKind>())
        {
            var filter = ChunkFilter.OfTenant(tenant ?? "").InWorkbooks(access.WorkbookIds ?? []).OnSheets(access.Sheets ?? []).OfKinds([kind]);
            var count = await chunks.ReadAsync(async (c, token) => await Maintenance(c).CountAsync(filter, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            if (count > 0)
            {
                counts.Add(kind, count);
            }
        }

        return new() { Collection = collection.Name, StoreSystem = SystemOf(collection), Model = space.Model, Dimensions = space.Dimensions, ChunksByKind = counts };
    }

    /// <summary>Has the store build its indexes, and says by how much a search is quicker then.</summary>
    public async Task<IndexOptimized> OptimizeAsync(string? tenant, CancellationToken cancellationToken)
    {
        var chunks = collections.Of(tenant);
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        var vector = await embedder.EmbedQuestionAsync("total by region", cancellationToken).ConfigureAwait(false);
        var before = await SearchTimeAsync(chunks, vector, cancellationToken).ConfigureAwait(false);

        // Not under the policy of calls, whose attempts end after seconds: a large index takes as long as it takes.
        await Maintenance(collection).BuildIndexesAsync(cancellationToken).ConfigureAwait(false);
        var after = await SearchTimeAsync(chunks, vector, cancellationToken).ConfigureAwait(false);
        var optimized = new IndexOptimized
        {
            CollectionId = collection.Name,
            OptimizationType = $"{SystemOf(collection)} indexes built",
            PerformanceImprovement = after > TimeSpan.Zero ? before / after : 1,
        };
        await events.ForTenant(tenant).PublishAsync(optimized, cancellationToken).ConfigureAwait(false);
        return optimized;
    }

    /// <summary>Deletes all that the store holds of a tenant, of all embedding models.</summary>
    /// <returns>The number of chunks deleted.</returns>
    public ValueTask<long> DropAsync(string? tenant, CancellationToken cancellationToken) => collections.Of(tenant).DropAsync(cancellationToken);

    // The median: a first search may warm what the store keeps in memory.
    private async Task<TimeSpan> SearchTimeAsync(ChunkCollection chunks, ReadOnlyMemory<float> vector, CancellationToken cancellationToken)
    {
        var times = new TimeSpan[Probes];
        for (var i = 0; i < Probes; i++)
        {
            var started = time.GetTimestamp();
            await chunks.ReadAsync((c, token) => c.SearchAsync(vector, 10, cancellationToken: token).CountAsync(token), cancellationToken).ConfigureAwait(false);
            times[i] = time.GetElapsedTime(started);
        }

        Array.Sort(times);
        return times[Probes / 2];
    }

    private static CollectionMaintenance<Dictionary<string, object?>> Maintenance(VectorStoreCollection<object, Dictionary<string, object?>> collection)
        => PagedMaintenance<object, Dictionary<string, object?>>.Of(collection, record => record[ChunkRecord.IdName]!);

    private static string SystemOf(VectorStoreCollection<object, Dictionary<string, object?>> collection)
        => (collection.GetService(typeof(VectorStoreCollectionMetadata)) as VectorStoreCollectionMetadata)?.VectorStoreSystemName ?? "";
}
