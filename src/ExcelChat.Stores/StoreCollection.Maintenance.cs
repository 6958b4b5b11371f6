using System.Linq.Expressions;
using ExcelChat.Indexing;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

internal sealed partial class StoreCollection<TKey, TRecord>
{
    private sealed class Maintenance(StoreCollection<TKey, TRecord> collection) : CollectionMaintenance<TRecord>
    {
        public override Task<long> CountAsync(Expression<Func<TRecord, bool>> filter, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(filter);
            var condition = collection.Condition(filter);
            return collection.RunAsync("Count", () => collection._rows.CountAsync(condition, cancellationToken), cancellationToken);
        }

        public override Task<long> DeleteAsync(Expression<Func<TRecord, bool>> filter, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(filter);
            var condition = collection.Condition(filter);
            return collection.RunAsync("DeleteByFilter", () => collection._rows.RemoveAsync(condition, cancellationToken), cancellationToken);
        }

        public override async Task<IReadOnlyList<TRecord>> ListAsync(Expression<Func<TRecord, bool>> filter, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(filter);
            ArgumentNullException.ThrowIfNull(fields);
            var query = new RowQuery { Filter = collection.Condition(filter), Top = int.MaxValue, Fields = [.. fields.Select(Field)] };
            var rows = await collection.RunAsync("List", () => collection._rows.ListAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false);
            return [.. rows.Select(row => collection._mapper.ToRecord(row, query.Fields))];
        }

        public override Task BuildIndexesAsync(CancellationToken cancellationToken = default)
            => collection.RunAsync("BuildIndexes", () => collection._rows.BuildIndexesAsync(cancellationToken), cancellationToken);

        private DataPropertyModel Field(string name) => collection._model.DataProperties.FirstOrDefault(property => property.ModelName == name)
            ?? throw new ArgumentException($"The collection '{collection.Name}' has no data property '{name}'. It has: {string.Join(", ", collection._model.DataProperties.Select(property => property.ModelName))}.", nameof(name));
    }
}
