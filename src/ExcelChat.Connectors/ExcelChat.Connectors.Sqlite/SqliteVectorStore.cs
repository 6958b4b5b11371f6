using System.Diagnostics.CodeAnalysis;
using ExcelChat.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// A vector store in one SQLite file: filters in SQL, vector search over vectors kept in memory (exact with the index kind <see cref="IndexKind.Flat"/>), keywords by FTS5. A batch is written as a whole or not at all, and a process that is
/// killed leaves whole batches behind. Safe for concurrent use, by several processes too.
/// </summary>
public sealed class SqliteVectorStore : VectorStore
{
    private static readonly StoreAbilities Abilities = new();

    private readonly SqliteDatabase _database;
    private readonly StoreIdentity _identity;
    private readonly IEmbeddingGenerator? _generator;
    private readonly VectorCache _vectors;

    /// <summary>Creates the store; no file is touched before the first operation.</summary>
    /// <param name="connectionString">The connection string of Microsoft.Data.Sqlite, such as <c>Data Source=excelchat.db</c>. A database in memory is gone with its last connection; use a file.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public SqliteVectorStore(string connectionString, SqliteVectorStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(options.VectorMemory);
        _database = new(connectionString);
        _identity = new("sqlite", options.Name);
        _generator = options.EmbeddingGenerator;
        _vectors = new(options.VectorMemory);
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
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var names = await RunAsync("ListCollectionNames", null, () => _database.CollectionNames(), cancellationToken).ConfigureAwait(false);
        foreach (var name in names)
        {
            yield return name;
        }
    }

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RunAsync("CollectionExists", name, () => _database.Exists(name), cancellationToken);
    }

    /// <inheritdoc />
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RunAsync("EnsureCollectionDeleted", name, () => SqliteRows.Drop(_database, name, _vectors), cancellationToken);
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
            _database.Dispose();
            _vectors.Dispose();
        }

        base.Dispose(disposing);
    }

    private StoreCollection<TKey, TRecord> Open<TKey, TRecord>(string name, CollectionModel model)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_identity, name, model, new SqliteRows(_database, new(name, model), _vectors));
    }

    private Task<T> RunAsync<T>(string operation, string? collection, Func<T> run, CancellationToken cancellationToken)
        => _identity.RunAsync(operation, collection, SqliteDatabase.Explain, () => Task.Run(run, cancellationToken));
}
