using System.Linq.Expressions;
using ExcelChat.Indexing;
using ExcelChat.Stores.Filters;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

/// <summary>
/// A collection of any of our stores: checks what callers bring, generates embeddings, turns records into rows and filters into conditions; the rows are in a <see cref="RowStore"/>.
/// Records are copied in and out, so a caller never holds what the store holds. Disposing a collection leaves its records in the store.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TRecord">The type of the records.</typeparam>
internal sealed partial class StoreCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>, IKeywordHybridSearchable<TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly StoreIdentity _store;
    private readonly CollectionModel _model;
    private readonly RowStore _rows;
    private readonly RecordMapper<TRecord> _mapper;

    public StoreCollection(StoreIdentity store, string name, CollectionModel model, RowStore rows)
    {
        Name = name;
        _store = store;
        _model = model;
        _rows = rows;
        _mapper = new(model);
    }

    public override string Name { get; }

    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default)
        => RunAsync("CollectionExists", () => _rows.ExistsAsync(cancellationToken), cancellationToken);

    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
        => RunAsync("EnsureCollectionExists", () => _rows.EnsureAsync(cancellationToken), cancellationToken);

    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default)
        => RunAsync("EnsureCollectionDeleted", () => _rows.DropAsync(cancellationToken), cancellationToken);

    public override async Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await GetAsync([key], options, cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    public override IAsyncEnumerable<TRecord> GetAsync(IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        CheckIncludeVectors(options?.IncludeVectors);
        object[] wanted = [.. keys.Cast<object>().Distinct()];
        return wanted.Length == 0
            ? AsyncEnumerable.Empty<TRecord>()
            : Records(token => _rows.FindAsync(wanted, options?.IncludeVectors ?? false, token), cancellationToken);
    }

    public override IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        CheckIncludeVectors(options?.IncludeVectors);
        var query = new RowQuery
        {
            Filter = Condition(filter),
            SortKeys = [.. (options?.OrderBy?.Invoke(new()).Values ?? []).Select(key => (_model.GetDataOrKeyProperty(key.PropertySelector), key.Ascending))],
            Skip = options?.Skip ?? 0,
            Top = top,
            IncludeVectors = options?.IncludeVectors ?? false,
        };
        return Records(token => _rows.ListAsync(query, token), cancellationToken);
    }

    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return DeleteAsync([key], cancellationToken);
    }

    public override Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        object[] unwanted = [.. keys.Cast<object>().Distinct()];
        return unwanted.Length == 0 ? Task.CompletedTask : RunAsync("Delete", () => _rows.RemoveAsync(unwanted, cancellationToken), cancellationToken);
    }

    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return UpsertAsync([record], cancellationToken);
    }

    public override async Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        TRecord[] batch = [.. records];
        if (batch.Length > 0)
        {
            var rows = await _mapper.ToRowsAsync(batch, cancellationToken).ConfigureAwait(false);
            await RunAsync("Upsert", () => _rows.WriteAsync(rows, cancellationToken), cancellationToken).ConfigureAwait(false);
            _mapper.WriteKeys(batch, rows);
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata) ? _store.Of(Name)
            : serviceType == typeof(CollectionMaintenance<TRecord>) ? new Maintenance(this)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    private async IAsyncEnumerable<TRecord> Records(
        Func<CancellationToken, Task<IReadOnlyList<Row>>> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await RunAsync("Get", () => read(cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return _mapper.ToRecord(row);
        }
    }

    private Condition Condition(Expression<Func<TRecord, bool>>? filter)
        => filter is null ? Filters.Condition.Everything : new ConditionReader().Read(filter, _model);

    private Task RunAsync(string operation, Func<Task> run, CancellationToken cancellationToken) => RunAsync(
        operation,
        async () =>
        {
            await run().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private Task<T> RunAsync<T>(string operation, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _store.RunAsync(operation, Name, _rows.Explain, run);
    }

    private void CheckIncludeVectors(bool? includeVectors)
    {
        if (includeVectors == true && _model.EmbeddingGenerationRequired)
        {
            throw new NotSupportedException(VectorDataStrings.IncludeVectorsNotSupportedWithEmbeddingGeneration);
        }
    }
}
