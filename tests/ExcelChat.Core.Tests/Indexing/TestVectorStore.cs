using System.Linq.Expressions;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Indexing;
using Microsoft.Extensions.VectorData;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace ExcelChat.Core.Tests.Indexing;

/// <summary>A store without keyword search that counts, that can fail, and that gives small pages.</summary>
internal sealed class TestVectorStore : VectorStore
{
    private readonly InMemoryVectorStore _store = new();

    public int Ensured { get; set; }

    public int Searches { get; set; }

    public int FailuresToCome { get; set; }

    public int DeletionsToFail { get; set; }

    /// <summary>Stands in for an index that takes its time; null where the store offers no maintenance.</summary>
    public Func<CancellationToken, Task>? BuildIndexes { get; set; }

    public int LargestPage { get; set; } = int.MaxValue;

    public override VectorStoreCollection<object, Record> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition)
        => new Collection(this, _store.GetDynamicCollection(name, definition));

    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null)
        => throw new NotSupportedException();

    public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default)
        => _store.ListCollectionNamesAsync(cancellationToken);

    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
        => _store.CollectionExistsAsync(name, cancellationToken);

    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
        => _store.EnsureCollectionDeletedAsync(name, cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null) => null;

    private void MaybeFail()
    {
        if (FailuresToCome-- > 0)
        {
            throw new VectorStoreException("The store is starting.");
        }
    }

    private sealed class Collection(TestVectorStore owner, VectorStoreCollection<object, Record> inner) : VectorStoreCollection<object, Record>
    {
        public override string Name => inner.Name;

        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => inner.CollectionExistsAsync(cancellationToken);

        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
        {
            owner.Ensured++;
            return inner.EnsureCollectionExistsAsync(cancellationToken);
        }

        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => inner.EnsureCollectionDeletedAsync(cancellationToken);

        public override Task<Record?> GetAsync(object key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
            => inner.GetAsync(key, options, cancellationToken);

        public override IAsyncEnumerable<Record> GetAsync(
            Expression<Func<Record, bool>> filter, int top, FilteredRecordRetrievalOptions<Record>? options = null, CancellationToken cancellationToken = default)
            => inner.GetAsync(filter, Math.Min(top, owner.LargestPage), options, cancellationToken);

        public override Task DeleteAsync(object key, CancellationToken cancellationToken = default)
            => owner.DeletionsToFail-- > 0 ? throw new VectorStoreException("The store is read-only.") : inner.DeleteAsync(key, cancellationToken);

        public override Task UpsertAsync(Record record, CancellationToken cancellationToken = default) => inner.UpsertAsync(record, cancellationToken);

        public override Task UpsertAsync(IEnumerable<Record> records, CancellationToken cancellationToken = default)
        {
            owner.MaybeFail();
            return inner.UpsertAsync(records, cancellationToken);
        }

        public override IAsyncEnumerable<VectorSearchResult<Record>> SearchAsync<TInput>(
            TInput searchValue, int top, VectorSearchOptions<Record>? options = null, CancellationToken cancellationToken = default)
        {
            owner.Searches++;
            return inner.SearchAsync(searchValue, top, options, cancellationToken);
        }

        public override object? GetService(Type serviceType, object? serviceKey = null)
            => serviceType == typeof(CollectionMaintenance<Record>) && owner.BuildIndexes is { } build ? new Maintenance(build) : null;
    }

    private sealed class Maintenance(Func<CancellationToken, Task> build) : CollectionMaintenance<Record>
    {
        public override Task<long> CountAsync(Expression<Func<Record, bool>> filter, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override Task<long> DeleteAsync(Expression<Func<Record, bool>> filter, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override Task<IReadOnlyList<Record>> ListAsync(Expression<Func<Record, bool>> filter, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public override Task BuildIndexesAsync(CancellationToken cancellationToken = default) => build(cancellationToken);
    }
}
