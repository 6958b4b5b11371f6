using System.Collections.Concurrent;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using ExcelChat.Stores.Scan;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

/// <summary>The rows of a collection of an <see cref="InMemoryVectorStore"/>, seen through a model. A batch is written as a whole or not at all.</summary>
internal sealed class InMemoryRows(ConcurrentDictionary<string, StoredCollection> collections, string name, CollectionModel model) : RowStore
{
    public override Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(collections.ContainsKey(name));

    public override Task EnsureAsync(CancellationToken cancellationToken)
    {
        collections.GetOrAdd(name, static name => new(name));
        return Task.CompletedTask;
    }

    public override Task DropAsync(CancellationToken cancellationToken)
    {
        collections.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var stored = Stored();
        var columns = Columns(stored);
        var width = columns.Max() + 1;
        stored.Write([.. rows.Select(row => Draft(row, columns, width))]);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<Row>> FindAsync(IReadOnlyList<object> keys, bool includeVectors, CancellationToken cancellationToken)
    {
        var stored = Stored();
        var columns = Columns(stored);
        return Rows(keys.Select(key => stored.Find(key, includeVectors)).OfType<StoredHit>(), columns);
    }

    public override Task<IReadOnlyList<Row>> ListAsync(RowQuery query, CancellationToken cancellationToken)
    {
        var stored = Stored();
        return Rows(stored.List(Query(query, stored), cancellationToken), Columns(stored));
    }

    public override Task<IReadOnlyList<ScoredRow>> SearchAsync(VectorQuery query, CancellationToken cancellationToken)
    {
        var stored = Stored();
        var columns = Columns(stored);
        var near = new StoredVectorQuery
        {
            Property = query.Property.StorageName,
            Vector = query.Vector,
            Measure = DistanceMeasure.Of(query.Property),
            Rows = Query(query.Rows, stored),
            Threshold = query.Threshold,
        };
        var hits = query.Words is { } words
            ? stored.Search(near, stored.Column(words.Property.StorageName), words.Words, cancellationToken)
            : stored.Search(near, cancellationToken);
        return Task.FromResult<IReadOnlyList<ScoredRow>>([.. hits.Select(hit => new ScoredRow(ToRow(hit, columns), hit.Score))]);
    }

    public override Task RemoveAsync(IReadOnlyList<object> keys, CancellationToken cancellationToken)
    {
        Stored().Remove(keys);
        return Task.CompletedTask;
    }

    public override Task<long> RemoveAsync(Condition filter, CancellationToken cancellationToken)
    {
        var stored = Stored();
        return Task.FromResult<long>(stored.Remove(new ConditionTest(stored.Column).Of(filter), cancellationToken));
    }

    public override Task<long> CountAsync(Condition filter, CancellationToken cancellationToken)
    {
        var stored = Stored();
        return Task.FromResult<long>(stored.Count(new ConditionTest(stored.Column).Of(filter), cancellationToken));
    }

    /// <summary>Scans need no index, and the words are indexed at the first search for words.</summary>
    public override Task BuildIndexesAsync(CancellationToken cancellationToken)
    {
        _ = Stored();
        return Task.CompletedTask;
    }

    public override string? Explain(Exception error) => error is MissingCollectionException ? error.Message : null;

    private static StoredQuery Query(RowQuery query, StoredCollection stored) => new()
    {
        Filter = new ConditionTest(stored.Column).Of(query.Filter),
        SortKeys = [.. query.SortKeys.Select(key => (stored.Column(key.Property.StorageName), key.Ascending))],
        Skip = query.Skip,
        Top = query.Top,
        IncludeVectors = query.IncludeVectors,
    };

    private StoredCollection Stored() => collections.TryGetValue(name, out var stored)
        ? stored
        : throw new MissingCollectionException(name);

    // The key's column first, then those of the data properties.
    private int[] Columns(StoredCollection stored)
        => [stored.Column(model.KeyProperty.StorageName), .. model.DataProperties.Select(property => stored.Column(property.StorageName))];

    private RowDraft Draft(Row row, int[] columns, int width)
    {
        var values = new object?[width];
        values[columns[0]] = row.Key;
        for (var index = 0; index < row.Values.Length; index++)
        {
            values[columns[index + 1]] = row.Values[index];
        }

        var vectors = model.VectorProperties.Zip(row.Vectors)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First.StorageName, pair => pair.Second!.Value, StringComparer.Ordinal);
        return new(new(row.Key, values), vectors);
    }

    private Task<IReadOnlyList<Row>> Rows(IEnumerable<StoredHit> hits, int[] columns) => Task.FromResult<IReadOnlyList<Row>>([.. hits.Select(hit => ToRow(hit, columns))]);

    private Row ToRow(StoredHit hit, int[] columns) => new()
    {
        Key = hit.Row.Key,
        Values = [.. columns.Skip(1).Select(column => hit.Row[column])],
        Vectors = hit.Vectors is { } vectors
            ? [.. model.VectorProperties.Select(property => vectors.TryGetValue(property.StorageName, out var vector) ? vector : (ReadOnlyMemory<float>?)null)]
            : [],
    };
}
