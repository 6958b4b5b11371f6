using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ExcelChat.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>
/// A vector store in Qdrant 1.15 or newer, over its REST interface. A large batch goes in several requests; each is written as a whole or not at all. Safe for concurrent use, by several processes
/// too.
/// </summary>
public sealed class QdrantVectorStore : VectorStore
{
    private static readonly StoreAbilities Abilities = new()
    {
        DistanceFunctions =
        [
            DistanceFunction.CosineSimilarity, DistanceFunction.CosineDistance, DistanceFunction.DotProductSimilarity, DistanceFunction.NegativeDotProductSimilarity,
            DistanceFunction.EuclideanDistance, DistanceFunction.EuclideanSquaredDistance, DistanceFunction.ManhattanDistance,
        ],
        IndexKinds = [IndexKind.Flat, IndexKind.Hnsw, IndexKind.Dynamic],
        MaxDimensions = 65_536,
    };

    private readonly QdrantClient _client;
    private readonly StoreIdentity _identity;
    private readonly IEmbeddingGenerator? _generator;

    /// <summary>Creates the store; nothing is sent before the first operation.</summary>
    /// <param name="endpoint">Where Qdrant answers to HTTP, such as <c>http://localhost:6333</c>.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The options have a key, which would go over plain HTTP to another machine.</exception>
    public QdrantVectorStore(Uri endpoint, QdrantVectorStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new();
        _client = new(endpoint, options);
        _identity = new("qdrant", options.Name);
        _generator = options.EmbeddingGenerator;
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
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var names = await RunAsync("ListCollectionNames", null, () => NamesAsync(cancellationToken)).ConfigureAwait(false);
        foreach (var name in names)
        {
            yield return name;
        }
    }

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RunAsync("CollectionExists", name, () => ExistsAsync(name, cancellationToken));
    }

    /// <inheritdoc />
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RunAsync("EnsureCollectionDeleted", name, () => QdrantRows.DropAsync(_client, $"collections/{QdrantNames.Encode(name)}", cancellationToken));
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

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client.Dispose();
        }

        base.Dispose(disposing);
    }

    private StoreCollection<TKey, TRecord> Open<TKey, TRecord>(string name, CollectionModel model)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_identity, name, model, new QdrantRows(_client, new(name, model)));
    }

    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var result = await _client.SendAsync(HttpMethod.Get, "collections", (JsonNode?)null, cancellationToken).ConfigureAwait(false);
        return [.. result.GetProperty("collections").EnumerateArray().Select(collection => QdrantNames.Decode(collection.GetProperty("name").GetString()!)).Order(StringComparer.Ordinal)];
    }

    private async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken)
    {
        var result = await _client.SendAsync(HttpMethod.Get, $"collections/{QdrantNames.Encode(name)}/exists", (JsonNode?)null, cancellationToken).ConfigureAwait(false);
        return result.GetProperty("exists").GetBoolean();
    }

    private Task<T> RunAsync<T>(string operation, string? collection, Func<Task<T>> run) => _identity.RunAsync(operation, collection, QdrantClient.Explain, run);
}
