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
/// Safe for concurrent use. Its records live as long as it does.
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

    private StoreCollection<TKey, TRecord> Open<TKey, TRecord>(string name, CollectionModel model)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_identity, name, model, new InMemoryRows(_collections, name, model));
    }
}
