using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// What an index needs of a collection beyond Microsoft.Extensions.VectorData: to count, to delete by filter, and to build indexes after a load.
/// A collection that can gives it out through <c>GetService(typeof(CollectionMaintenance&lt;TRecord&gt;))</c>; for any other collection ExcelChat does the same page by page.
/// </summary>
/// <typeparam name="TRecord">The type of the collection's records.</typeparam>
public abstract class CollectionMaintenance<TRecord>
{
    /// <summary>Counts records.</summary>
    /// <param name="filter">Which; within what the store translates.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <returns>The exact number of records that match.</returns>
    /// <exception cref="NotSupportedException">The store cannot translate the filter.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist, or the store failed.</exception>
    public abstract Task<long> CountAsync(Expression<Func<TRecord, bool>> filter, CancellationToken cancellationToken = default);

    /// <summary>Deletes records. Safe to repeat.</summary>
    /// <param name="filter">Which; within what the store translates.</param>
    /// <param name="cancellationToken">Stops the deleting, perhaps after a part.</param>
    /// <returns>The number of records deleted.</returns>
    /// <exception cref="NotSupportedException">The store cannot translate the filter.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist, or the store failed.</exception>
    public abstract Task<long> DeleteAsync(Expression<Func<TRecord, bool>> filter, CancellationToken cancellationToken = default);

    /// <summary>Builds what makes searches fast and is cheaper to build at once than to keep up to date while many records are loaded. Safe to repeat; searches work before and meanwhile.</summary>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <exception cref="VectorStoreException">The collection does not exist, or the store failed.</exception>
    public abstract Task BuildIndexesAsync(CancellationToken cancellationToken = default);
}
