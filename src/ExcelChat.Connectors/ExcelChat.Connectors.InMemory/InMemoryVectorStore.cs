using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ExcelChat.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// A vector store in the memory of this process: vector search, keyword hybrid search, and the same filters that servers understand. Among more than 4,096 vectors the candidates are
/// found by vectors of bytes and then measured exactly; with the index kind <see cref="IndexKind.Flat"/> every vector is measured.
/// Safe for concurrent use. Its records live as long as it does, or longer in a file: <see cref="SaveAsync"/>.
/// </summary>
public sealed class InMemoryVectorStore : VectorStore
{
    private static readonly StoreAbilities Abilities = new();

    private readonly ConcurrentDictionary<string, StoredCollection> _collections = new(StringComparer.Ordinal);
    private readonly StoreIdentity _identity;
    private readonly IEmbeddingGenerator? _generator;

    /// <summary>Creates an empty store.</summary>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public InMemoryVectorStore(InMemoryVectorStoreOptions? options = null)
    {
        _generator = options?.EmbeddingGenerator;
        _identity = new("inmemory", options?.Name);
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is a dictionary: use <see cref="GetDynamicCollection"/>.</exception>
    [RequiresUnreferencedCode("Reads the properties of the record type. For trimming use GetDynamicCollection.")]
    [RequiresDynamicCode("Reads the properties of the record type. For native AOT use GetDynamicCollection.")]
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null)
        => typeof(TRecord) == typeof(Dictionary<string, object?>)
            ? throw new NotSupportedException(VectorDataStrings.GetCollectionWithDictionaryNotSupported)
            : Open<TKey, TRecord>(name, new StoreModelBuilder(Abilities).Build(typeof(TRecord), typeof(TKey), definition, _generator));

    /// <inheritdoc />
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Open<object, Dictionary<string, object?>>(name, new StoreModelBuilder(Abilities).BuildDynamic(definition, _generator));
    }

    /// <inheritdoc />
    public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default)
        => _collections.Keys.Order(StringComparer.Ordinal).ToAsyncEnumerable();

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_collections.ContainsKey(name));
    }

    /// <inheritdoc />
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        _collections.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? _identity.Metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>
    /// Saves all collections to a file, each as it is at one moment; writers of a collection wait while it is saved. The file is replaced as a whole: whatever happens, it is the
    /// former snapshot or this one.
    /// </summary>
    /// <param name="path">The file's path; its folder must exist.</param>
    /// <param name="cancellationToken">Stops the saving between collections; the former file stays.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Task.Run(() => SnapshotFile.Save(path, [.. _collections.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)], cancellationToken), cancellationToken);
    }

    /// <summary>Loads the collections of a file that <see cref="SaveAsync"/> wrote, in the place of all that the store has. A file that cannot be loaded changes nothing.</summary>
    /// <remarks>
    /// Load before a chat uses the store: what a chat has in memory of its tables and its answers does not change with it, and a search or a write meanwhile may meet some
    /// collections of before and some of the file.
    /// </remarks>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Stops the loading; the store stays as it was.</param>
    /// <exception cref="InMemorySnapshotException">The file is no snapshot, is damaged, or is of a version that is not known.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public async Task LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var loaded = await Task.Run(() => SnapshotFile.Load(path, cancellationToken), cancellationToken).ConfigureAwait(false);
        var names = loaded.Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var collection in loaded)
        {
            _collections[collection.Name] = collection;
        }

        foreach (var name in _collections.Keys.Where(name => !names.Contains(name)))
        {
            _collections.TryRemove(name, out _);
        }
    }

    private StoreCollection<TKey, TRecord> Open<TKey, TRecord>(string name, CollectionModel model)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_identity, name, model, new InMemoryRows(_collections, name, model));
    }
}
