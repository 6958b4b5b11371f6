using ExcelChat.Caching;
using ExcelChat.Indexing;

namespace ExcelChat.Retrieval;

/// <summary>
/// Keeps the passages of a query. The collection and the index's generation are in the key, so nothing found before a change of the
/// index is given after it.
/// </summary>
internal sealed class CachedRetriever(Retriever inner, VersionedCache cache, ChunkCollections chunks, IndexGeneration generation) : Retriever
{
    public override async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);

        // Before the search: what is written while it runs makes its result old at once.
        var version = generation.Current;
        var collection = await chunks.Of(query.Tenant).OpenAsync(cancellationToken).ConfigureAwait(false);
        return await cache.GetOrCreateAsync(
            Key(query, $"{collection.Name}/{version}"),
            PassageJson.Default.PassageArray,
            async token => [.. await inner.RetrieveAsync(query, token).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false);
    }

    private static CacheKey Key(RetrievalQuery query, string version) => new()
    {
        Kind = CacheKind.Search,
        Scope = query.Tenant ?? "",
        Version = version,
        Parts =
        [
            query.Text,
            FormattableString.Invariant($"{query.Top}"),
            .. ListOf(query.Sheet is { } sheet ? [sheet] : null),
            .. ListOf([.. query.Kinds.Select(kind => kind.ToString())]),
            .. ListOf(query.WorkbookIds),
            .. ListOf(query.Access.WorkbookIds),
            .. ListOf(query.Access.Sheets),
        ],
        WorkbookIds = query.WorkbookIds,
    };

    // Each item is a part, behind their number: joined, a name with the separator in it would be two, and see what another may.
    private static IEnumerable<string> ListOf(IReadOnlyCollection<string>? items)
        => items is null ? ["all"] : items.Order(StringComparer.Ordinal).Prepend(FormattableString.Invariant($"{items.Count}"));
}
