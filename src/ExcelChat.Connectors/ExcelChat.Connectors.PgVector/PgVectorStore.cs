using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ExcelChat.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;
using Npgsql;

namespace ExcelChat.Connectors.PgVector;

/// <summary>
/// A vector store in PostgreSQL 13 or newer with pgvector 0.8 or newer: a table a collection. A batch is written as a whole or not at all. Safe for concurrent use, by several processes too.
/// The extension is created when it is not there and the user may; otherwise an administrator runs <c>CREATE EXTENSION vector</c> once.
/// </summary>
public sealed class PgVectorStore : VectorStore
{
    private static readonly StoreAbilities Abilities = new()
    {
        DistanceFunctions = [.. PgDistance.Known],
        IndexKinds = [IndexKind.Flat, IndexKind.Hnsw, IndexKind.IvfFlat, IndexKind.Dynamic],
        MaxDimensions = 16_000,
    };

    private readonly PgDatabase _database;
    private readonly StoreIdentity _identity;
    private readonly IEmbeddingGenerator? _generator;

    /// <summary>Creates the store; nothing is connected before the first operation. The store disposes the data source that it makes.</summary>
    /// <param name="connectionString">The connection string of Npgsql.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public PgVectorStore(string connectionString, PgVectorStoreOptions? options = null)
        : this(PgDatabase.Connect(connectionString), ownsDataSource: true, options)
    {
    }

    /// <summary>Creates the store over a data source.</summary>
    /// <param name="dataSource">The data source; its builder must have had <c>UseVector()</c> of the package Pgvector.</param>
    /// <param name="ownsDataSource">Whether the store disposes the data source.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public PgVectorStore(NpgsqlDataSource dataSource, bool ownsDataSource = false, PgVectorStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        options ??= new();
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Schema);
        _database = new(dataSource, ownsDataSource)
        {
            Schema = options.Schema,
            BuildMemory = options.BuildMemory,
            WriteTimeout = options.WriteTimeout,
        };
        _identity = new("postgresql", options.Name);
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
        var names = await RunAsync("ListCollectionNames", null, () => _database.CollectionNamesAsync(cancellationToken)).ConfigureAwait(false);
        foreach (var name in names)
        {
            yield return name;
        }
    }

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RunAsync("CollectionExists", name, () => _database.ExistsAsync(name, cancellationToken));
    }

    /// <inheritdoc />
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RunAsync("EnsureCollectionDeleted", name, () => _database.DropAsync(name, cancellationToken));
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? _identity.Metadata
            : serviceType == typeof(NpgsqlDataSource) ? _database.Source
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _database.Dispose();
        }

        base.Dispose(disposing);
    }

    private StoreCollection<TKey, TRecord> Open<TKey, TRecord>(string name, CollectionModel model)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_identity, name, model, new PgRows(_database, new(name, _database.Schema, model)));
    }

    private Task<T> RunAsync<T>(string operation, string? collection, Func<Task<T>> run) => _identity.RunAsync(operation, collection, PgDatabase.Explain, run);
}
