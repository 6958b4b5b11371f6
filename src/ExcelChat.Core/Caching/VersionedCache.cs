using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Caching.Hybrid;

namespace ExcelChat.Caching;

/// <summary>
/// Computed results, kept in this process and, where the host has registered an <c>IDistributedCache</c>, in a shared one.
/// Any type with source-generated JSON can be cached: results are kept as their JSON, so every caller gets a value of its own,
/// nothing needs reflection, and it does not matter whether the type is mutable. Passages and other lists of records are meant;
/// parsed workbooks are not (results above one mebibyte stay in this process). Errors are not cached. Calls for one key at one time compute once.
/// </summary>
internal sealed class VersionedCache(HybridCache cache, CachingOptions options)
{
    public async ValueTask<T> GetOrCreateAsync<T>(
        CacheKey key, JsonTypeInfo<T> type, Func<CancellationToken, ValueTask<T>> create, CancellationToken cancellationToken = default)
    {
        var json = await cache.GetOrCreateAsync(
            key.ToString(),
            (type, create),
            static async (state, token) => JsonSerializer.SerializeToUtf8Bytes(await state.create(token).ConfigureAwait(false), state.type),
            EntryOptions(key.Kind),
            TagsOf(key),
            cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize(json, type)!;
    }

    /// <summary>The bytes kept under a key; null when there are none.</summary>
    /// <param name="key">A <see cref="CacheKey"/> as text.</param>
    /// <param name="kind">The kind in the key.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ValueTask<byte[]?> FindAsync(string key, CacheKind kind, CancellationToken cancellationToken = default) => cache.GetOrCreateAsync<byte[]?>(
        key, static _ => new((byte[]?)null), EntryOptions(kind, HybridCacheEntryFlags.DisableUnderlyingData), cancellationToken: cancellationToken);

    /// <summary>Keeps bytes under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public ValueTask KeepAsync(CacheKey key, byte[] bytes, CancellationToken cancellationToken = default)
        => cache.SetAsync(key.ToString(), bytes, EntryOptions(key.Kind), TagsOf(key), cancellationToken);

    /// <summary>Keeps bytes under a key that was made before.</summary>
    /// <param name="key">A <see cref="CacheKey"/> as text.</param>
    /// <param name="kind">The kind in the key.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public ValueTask KeepAsync(string key, CacheKind kind, byte[] bytes, CancellationToken cancellationToken = default)
        => cache.SetAsync(key, bytes, EntryOptions(kind), cancellationToken: cancellationToken);

    /// <summary>
    /// Forgets, in this process, every result made from the workbook. Another process keeps its results until their time is up, unless something in its keys changes too:
    /// the hash of a file's content does with the file, the generation of the index does not, since each process counts its own.
    /// </summary>
    public ValueTask ForgetAsync(string workbookId, CancellationToken cancellationToken = default) =>
        cache.RemoveByTagAsync(Tag(workbookId), cancellationToken);

    /// <summary>Forgets, in the same way, every result that was made under a scope. The vectors of texts are nobody's, and stay.</summary>
    public ValueTask ForgetScopeAsync(string scope, CancellationToken cancellationToken = default) =>
        cache.RemoveByTagAsync(ScopeTag(scope), cancellationToken);

    private static IEnumerable<string> TagsOf(CacheKey key) => key.WorkbookIds.Select(Tag).Append(ScopeTag(key.Scope));

    private static string Tag(string workbookId) => "excelchat:workbook:" + workbookId;

    private static string ScopeTag(string scope) => "excelchat:scope:" + scope;

    // The vectors of many texts would fill the memory of this process, whose cache has no limit of its own: they are kept in the shared cache only.
    private HybridCacheEntryOptions EntryOptions(CacheKind kind, HybridCacheEntryFlags flags = HybridCacheEntryFlags.None)
    {
        var lifetime = kind switch
        {
            CacheKind.Search => options.SearchLifetime,
            CacheKind.File => options.FileLifetime,
            CacheKind.Embedding => options.EmbeddingLifetime,
            CacheKind.Answer => options.AnswerLifetime,
            _ => options.MetadataLifetime,
        };
        return new()
        {
            Expiration = lifetime,
            LocalCacheExpiration = lifetime < options.LocalLifetime || kind == CacheKind.Answer ? lifetime : options.LocalLifetime,
            Flags = kind == CacheKind.Embedding ? flags | HybridCacheEntryFlags.DisableLocalCache : flags,
        };
    }
}
