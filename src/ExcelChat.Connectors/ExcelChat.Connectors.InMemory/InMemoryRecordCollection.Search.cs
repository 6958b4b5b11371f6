using System.Runtime.CompilerServices;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

public abstract partial class InMemoryRecordCollection<TKey, TRecord>
{
    /// <summary>Finds the records nearest to a vector, exactly, among those that match the filter. Equally near records come in the order of their insertion.</summary>
    /// <typeparam name="TInput">A vector type, or what the embedding generator takes.</typeparam>
    /// <param name="searchValue">The vector, or the value to generate it from.</param>
    /// <param name="top">How many records to return, at least 1.</param>
    /// <param name="options">Filter, vector property, skip, threshold.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The records with their scores in the unit of the distance function, nearest first. The cosine of a vector of length zero is 0.</returns>
    /// <exception cref="ArgumentException">The vector has the wrong length, or a number that is not finite.</exception>
    /// <exception cref="NotSupportedException">No generator for this input, or a filter that vector stores cannot translate.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        CheckIncludeVectors(options?.IncludeVectors);
        return NearestAsync(searchValue, top, options ?? new(), cancellationToken);
    }

    /// <summary>Finds records by vector and by words at once: the ranking by distance and the BM25 ranking by keywords are fused by reciprocal rank (k = 60).</summary>
    /// <typeparam name="TInput">A vector type, or what the embedding generator takes.</typeparam>
    /// <param name="searchValue">The vector, or the value to generate it from.</param>
    /// <param name="keywords">One keyword an element; any word that matches raises a record.</param>
    /// <param name="top">How many records to return, at least 1.</param>
    /// <param name="options">Filter, vector property, full-text property, skip, threshold on the fused score.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The records with their fused scores, best first.</returns>
    /// <exception cref="InvalidOperationException">The full-text or vector property must be chosen in the options, because there is none or more than one.</exception>
    /// <exception cref="VectorStoreException">The collection does not exist.</exception>
    public IAsyncEnumerable<VectorSearchResult<TRecord>> HybridSearchAsync<TInput>(
        TInput searchValue, ICollection<string> keywords, int top, HybridSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
        where TInput : notnull
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentNullException.ThrowIfNull(keywords);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        CheckIncludeVectors(options?.IncludeVectors);
        return FusedAsync(searchValue, keywords.SelectMany(Words.Of).ToHashSet(StringComparer.Ordinal), top, options ?? new(), cancellationToken);
    }

    private static async ValueTask<ReadOnlyMemory<float>> SearchVectorAsync<TInput>(TInput searchValue, VectorPropertyModel property, CancellationToken cancellationToken)
        where TInput : notnull
    {
        var vector = Vectors.Read(searchValue);
        if (vector is null && property.EmbeddingGenerationDispatcher is not null)
        {
            vector = Vectors.Read(await property.GenerateEmbeddingAsync(searchValue, cancellationToken).ConfigureAwait(false));
        }

        return vector is { } found ? Vectors.Checked(found, property, nameof(searchValue))
            : property.EmbeddingGenerator is null
                ? throw new NotSupportedException(VectorDataStrings.InvalidSearchInputAndNoEmbeddingGeneratorWasConfigured(searchValue.GetType(), Vectors.SupportedTypes))
                : throw new InvalidOperationException(VectorDataStrings.IncompatibleEmbeddingGeneratorWasConfiguredForInputType(typeof(TInput), property.EmbeddingGenerator.GetType()));
    }

    private async IAsyncEnumerable<VectorSearchResult<TRecord>> NearestAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<TRecord> options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TInput : notnull
    {
        var property = _model.GetVectorPropertyOrSingle(options);
        var stored = Stored("VectorizedSearch");
        var rows = new RowQuery { Filter = Filter(options.Filter, stored), Skip = options.Skip, Top = top, IncludeVectors = options.IncludeVectors };
        var vector = await SearchVectorAsync(searchValue, property, cancellationToken).ConfigureAwait(false);
        foreach (var hit in stored.Search(Query(property, vector, rows, options.ScoreThreshold), cancellationToken))
        {
            yield return new(_mapper.ToRecord(hit, stored.Column), hit.Score);
        }
    }

    private async IAsyncEnumerable<VectorSearchResult<TRecord>> FusedAsync<TInput>(
        TInput searchValue, IReadOnlySet<string> words, int top, HybridSearchOptions<TRecord> options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TInput : notnull
    {
        var property = _model.GetVectorPropertyOrSingle<TRecord>(new() { VectorProperty = options.VectorProperty });
        var text = _model.GetFullTextDataPropertyOrSingle(options.AdditionalProperty);
        var stored = Stored("HybridSearch");
        var rows = new RowQuery { Filter = Filter(options.Filter, stored), Skip = options.Skip, Top = top, IncludeVectors = options.IncludeVectors };
        var vector = await SearchVectorAsync(searchValue, property, cancellationToken).ConfigureAwait(false);
        foreach (var hit in stored.Search(Query(property, vector, rows, options.ScoreThreshold), stored.Column(text.StorageName), words, cancellationToken))
        {
            yield return new(_mapper.ToRecord(hit, stored.Column), hit.Score);
        }
    }

    private static VectorQuery Query(VectorPropertyModel property, ReadOnlyMemory<float> vector, RowQuery rows, double? threshold) => new()
    {
        Property = property.StorageName,
        Vector = vector,
        Measure = DistanceMeasure.Of(property),
        Rows = rows,
        Threshold = threshold,
    };
}
