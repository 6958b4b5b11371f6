using System.Linq.Expressions;
using ExcelChat.Indexing;

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

        public override Task BuildIndexesAsync(CancellationToken cancellationToken = default)
            => collection.RunAsync("BuildIndexes", () => collection._rows.BuildIndexesAsync(cancellationToken), cancellationToken);
    }
}
