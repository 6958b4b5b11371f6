using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// What an index needs of a collection beyond Microsoft.Extensions.VectorData: to count and to delete by filter, to list without the texts, and to build indexes after a load.
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

    /// <summary>Lists all records that match in one pass, with their keys and some of their fields, so that a long list costs no more than it says.</summary>
    /// <param name="filter">Which; within what the store translates.</param>
    /// <param name="fields">The names of the data properties to read. The others have no meaning in the result, and vectors are not read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The records, each once, in no order.</returns>
    /// <exception cref="ArgumentException">There is no data property of such a name.</exception>
    /// <exception cref="NotSupportedException">The store cannot translate the filter.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist, or the store failed.</exception>
    public abstract Task<IReadOnlyList<TRecord>> ListAsync(Expression<Func<TRecord, bool>> filter, IReadOnlyList<string> fields, CancellationToken cancellationToken = default);

    /// <summary>Builds what makes searches fast and is cheaper to build at once than to keep up to date while many records are loaded. Safe to repeat; searches work before and meanwhile.</summary>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <exception cref="VectorStoreException">The collection does not exist, or the store failed.</exception>
    public abstract Task BuildIndexesAsync(CancellationToken cancellationToken = default);
}
