using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// A vector store in the memory of this process: exact search, keyword hybrid search, and the same filters that servers understand.
/// Safe for concurrent use. Its records live as long as it does.
/// </summary>
public sealed class InMemoryVectorStore : VectorStore
{
    internal const string SystemName = "inmemory";

    private readonly VectorStoreMetadata _metadata;

    /// <summary>Creates an empty store.</summary>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public InMemoryVectorStore(InMemoryVectorStoreOptions? options = null)
    {
        EmbeddingGenerator = options?.EmbeddingGenerator;
        _metadata = new() { VectorStoreSystemName = SystemName, VectorStoreName = options?.Name };
    }

    internal ConcurrentDictionary<string, StoredCollection> Collections { get; } = new(StringComparer.Ordinal);

    internal IEmbeddingGenerator? EmbeddingGenerator { get; }

    internal string? Name => _metadata.VectorStoreName;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is a dictionary: use <see cref="GetDynamicCollection"/>.</exception>
    [RequiresUnreferencedCode("Reads the properties of the record type. For trimming use GetDynamicCollection.")]
    [RequiresDynamicCode("Reads the properties of the record type. For native AOT use GetDynamicCollection.")]
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null)
        => typeof(TRecord) == typeof(Dictionary<string, object?>)
            ? throw new NotSupportedException(VectorDataStrings.GetCollectionWithDictionaryNotSupported)
            : new InMemoryCollection<TKey, TRecord>(this, name, definition);

    /// <inheritdoc />
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition)
        => new InMemoryDynamicCollection(this, name, definition);

    /// <inheritdoc />
    public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default)
        => Collections.Keys.Order(StringComparer.Ordinal).ToAsyncEnumerable();

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Collections.ContainsKey(name));
    }

    /// <inheritdoc />
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        Collections.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }
}
