using ExcelChat.Stores.Filters;

namespace ExcelChat.Stores;

/// <summary>
/// One collection in an outside system, as rows. Arguments were checked and embeddings generated before. Filters apply before the ranking;
/// skip, top and threshold after it. What is safe to repeat may be repeated.
/// </summary>
internal abstract class RowStore
{
    public abstract Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>Creates what is missing of the collection and its indexes; several may do so at once.</summary>
    public abstract Task EnsureAsync(CancellationToken cancellationToken);

    public abstract Task DropAsync(CancellationToken cancellationToken);

    /// <summary>Inserts and replaces rows; of two with one key the last stays. Never empty.</summary>
    public abstract Task WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken);

    /// <summary>The rows with these keys that exist.</summary>
    public abstract Task<IReadOnlyList<Row>> FindAsync(IReadOnlyList<object> keys, bool includeVectors, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<Row>> ListAsync(RowQuery query, CancellationToken cancellationToken);

    /// <summary>The best rows, best first. With words, the rankings by vector and by words are fused by reciprocal rank (k = 60) and the score is that of the fusion.</summary>
    public abstract Task<IReadOnlyList<ScoredRow>> SearchAsync(VectorQuery query, CancellationToken cancellationToken);

    public abstract Task RemoveAsync(IReadOnlyList<object> keys, CancellationToken cancellationToken);

    /// <summary>Removes the rows that match, and says how many there were.</summary>
    public abstract Task<long> RemoveAsync(Condition filter, CancellationToken cancellationToken);

    public abstract Task<long> CountAsync(Condition filter, CancellationToken cancellationToken);

    /// <summary>Builds what makes searches fast, after rows were loaded.</summary>
    public abstract Task BuildIndexesAsync(CancellationToken cancellationToken);

    /// <summary>What happened, if the error comes from the outside system or its driver; <see langword="null"/> for any other, which is the caller's to see as it is.</summary>
    public abstract string? Explain(Exception error);
}
