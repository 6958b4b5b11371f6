using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// What <see cref="InMemoryCollection{TKey, TRecord}"/> and <see cref="InMemoryDynamicCollection"/> share. Records are copied in and out, so a caller never holds what the store holds.
/// A batch is written as a whole or not at all. Disposing a collection leaves its records in the store.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TRecord">The type of the records.</typeparam>
public abstract partial class InMemoryRecordCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>, IKeywordHybridSearchable<TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly InMemoryVectorStore _store;
    private readonly CollectionModel _model;
    private readonly InMemoryMapper<TRecord> _mapper;
    private readonly VectorStoreCollectionMetadata _metadata;

    private protected InMemoryRecordCollection(InMemoryVectorStore store, string name, CollectionModel model)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _store = store;
        _model = model;
        _mapper = new(model);
        Name = name;
        _metadata = new() { VectorStoreSystemName = InMemoryVectorStore.SystemName, VectorStoreName = store.Name, CollectionName = name };
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default)
        => _store.CollectionExistsAsync(Name, cancellationToken);

    /// <inheritdoc />
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _store.Collections.GetOrAdd(Name, static name => new(name));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default)
        => _store.EnsureCollectionDeletedAsync(Name, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        CheckIncludeVectors(options?.IncludeVectors);
        return Task.FromResult(Found([key], options, cancellationToken).FirstOrDefault());
    }

    /// <inheritdoc />
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override IAsyncEnumerable<TRecord> GetAsync(IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        CheckIncludeVectors(options?.IncludeVectors);
        return Found(keys, options, cancellationToken).ToAsyncEnumerable();
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The filter holds a node that vector stores cannot translate; the message names it.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        CheckIncludeVectors(options?.IncludeVectors);
        return Matching(filter, top, options ?? new(), cancellationToken).ToAsyncEnumerable();
    }

    /// <inheritdoc />
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return DeleteAsync([key], cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        Stored("Delete").Remove([.. keys]);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The record has no key, or a vector of the wrong length or with NaN in it.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return UpsertAsync([record], cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A record has no key, or a vector of the wrong length or with NaN in it. Nothing is written.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override async Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        TRecord[] batch = [.. records];
        var stored = Stored("Upsert");
        if (batch.Length > 0)
        {
            var drafts = await _mapper.ToDraftsAsync(batch, stored.Column, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            stored.Write(drafts);
            _mapper.WriteKeys(batch, drafts);
        }
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    private IEnumerable<TRecord> Found(IEnumerable<TKey> keys, RecordRetrievalOptions? options, CancellationToken cancellationToken)
    {
        var stored = Stored("Get");
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stored.Find(key, options?.IncludeVectors ?? false) is { } hit)
            {
                yield return _mapper.ToRecord(hit, stored.Column);
            }
        }
    }

    private IEnumerable<TRecord> Matching(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord> options, CancellationToken cancellationToken)
    {
        var stored = Stored("Get");
        var query = new RowQuery
        {
            Filter = Filter(filter, stored),
            SortKeys = SortKeys(options, stored),
            Skip = options.Skip,
            Top = top,
            IncludeVectors = options.IncludeVectors,
        };
        foreach (var hit in stored.List(query, cancellationToken))
        {
            yield return _mapper.ToRecord(hit, stored.Column);
        }
    }

    private (int Column, bool Ascending)[] SortKeys(FilteredRecordRetrievalOptions<TRecord> options, StoredCollection stored)
        => [.. (options.OrderBy?.Invoke(new()).Values ?? []).Select(key =>
            (stored.Column(_model.GetDataOrKeyProperty(key.PropertySelector).StorageName), key.Ascending))];

    private Func<StoredRow, bool> Filter(Expression<Func<TRecord, bool>>? filter, StoredCollection stored)
        => filter is null ? static _ => true : new InMemoryFilterTranslator(stored.Column).Translate(filter, _model);

    private StoredCollection Stored(string operation) => _store.Collections.TryGetValue(Name, out var stored)
        ? stored
        : throw new VectorStoreException($"Collection '{Name}' does not exist. Call {nameof(EnsureCollectionExistsAsync)} first.")
        {
            VectorStoreSystemName = InMemoryVectorStore.SystemName,
            VectorStoreName = _store.Name,
            CollectionName = Name,
            OperationName = operation,
        };

    private void CheckIncludeVectors(bool? includeVectors)
    {
        if (includeVectors == true && _model.EmbeddingGenerationRequired)
        {
            throw new NotSupportedException(VectorDataStrings.IncludeVectorsNotSupportedWithEmbeddingGeneration);
        }
    }
}
