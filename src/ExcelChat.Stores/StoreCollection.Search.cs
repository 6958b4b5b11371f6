using System.Runtime.CompilerServices;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

internal sealed partial class StoreCollection<TKey, TRecord>
{
    public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        CheckIncludeVectors(options?.IncludeVectors);
        return NearestAsync(searchValue, top, options ?? new(), cancellationToken);
    }

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
        var query = new VectorQuery
        {
            Property = property,
            Rows = new() { Filter = Condition(options.Filter), Skip = options.Skip, Top = top, IncludeVectors = options.IncludeVectors },
            Vector = await SearchVectorAsync(searchValue, property, cancellationToken).ConfigureAwait(false),
            Threshold = options.ScoreThreshold,
        };
        foreach (var (row, score) in await RunAsync("VectorizedSearch", () => _rows.SearchAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return new(_mapper.ToRecord(row), score);
        }
    }

    private async IAsyncEnumerable<VectorSearchResult<TRecord>> FusedAsync<TInput>(
        TInput searchValue, HashSet<string> words, int top, HybridSearchOptions<TRecord> options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TInput : notnull
    {
        var property = _model.GetVectorPropertyOrSingle<TRecord>(new() { VectorProperty = options.VectorProperty });
        var query = new VectorQuery
        {
            Property = property,
            Words = new(_model.GetFullTextDataPropertyOrSingle(options.AdditionalProperty), words),
            Rows = new() { Filter = Condition(options.Filter), Skip = options.Skip, Top = top, IncludeVectors = options.IncludeVectors },
            Vector = await SearchVectorAsync(searchValue, property, cancellationToken).ConfigureAwait(false),
            Threshold = options.ScoreThreshold,
        };
        foreach (var (row, score) in await RunAsync("HybridSearch", () => _rows.SearchAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return new(_mapper.ToRecord(row), score);
        }
    }
}
