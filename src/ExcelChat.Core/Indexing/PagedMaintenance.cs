using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>The maintenance of a collection that offers none: what Microsoft.Extensions.VectorData has, page by page.</summary>
internal sealed class PagedMaintenance<TKey, TRecord>(VectorStoreCollection<TKey, TRecord> collection, Func<TRecord, TKey> keyOf) : CollectionMaintenance<TRecord>
    where TKey : notnull
    where TRecord : class
{
    private const int PageSize = 1000;

    /// <summary>What the collection offers, or else this.</summary>
    public static CollectionMaintenance<TRecord> Of(VectorStoreCollection<TKey, TRecord> collection, Func<TRecord, TKey> keyOf)
        => collection.GetService(typeof(CollectionMaintenance<TRecord>)) as CollectionMaintenance<TRecord> ?? new PagedMaintenance<TKey, TRecord>(collection, keyOf);

    public override async Task<long> CountAsync(Expression<Func<TRecord, bool>> filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var counted = 0;
        while (true)
        {
            var page = await PageAsync(filter, counted, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return counted;
            }

            // A store may give less than was asked for, so only an empty page is the end.
            counted += page.Count;
        }
    }

    public override async Task<long> DeleteAsync(Expression<Func<TRecord, bool>> filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        HashSet<TKey> deleted = [];
        while (true)
        {
            // Always the first page: skipping while deleting would jump over records.
            var keys = await PageAsync(filter, skip: 0, cancellationToken).ConfigureAwait(false);
            var before = deleted.Count;
            deleted.UnionWith(keys);
            if (deleted.Count == before)
            {
                // Empty, or a store that still shows what it has deleted.
                return deleted.Count;
            }

            await collection.DeleteAsync(keys, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whole records, page by page: the abstraction has no choice of fields.</summary>
    public override async Task<IReadOnlyList<TRecord>> ListAsync(Expression<Func<TRecord, bool>> filter, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(fields);
        Dictionary<TKey, TRecord> listed = [];
        for (var read = 0; ;)
        {
            var page = await collection.GetAsync(filter, PageSize, new() { Skip = read }, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return [.. listed.Values];
            }

            read += page.Count;
            foreach (var record in page)
            {
                listed[keyOf(record)] = record;
            }
        }
    }

    /// <summary>A foreign store keeps its indexes itself.</summary>
    public override Task BuildIndexesAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    private ValueTask<List<TKey>> PageAsync(Expression<Func<TRecord, bool>> filter, int skip, CancellationToken cancellationToken)
        => collection.GetAsync(filter, PageSize, new() { Skip = skip }, cancellationToken).Select(keyOf).ToListAsync(cancellationToken);
}
