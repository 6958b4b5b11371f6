using ExcelChat.Caching;
using ExcelChat.Resilience;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Embeddings;

/// <summary>The sole caller of the embedding generator, for chunks and for questions. Retries here, at the leaf, where a call can be repeated.</summary>
internal sealed class TextEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly Caller _caller;
    private readonly string _model;
    private VectorSpace? _space;

    /// <summary>Creates the caller of a generator.</summary>
    /// <param name="generator">The generator; it stays the host's to dispose.</param>
    /// <param name="caller">Makes the calls.</param>
    /// <param name="cache">Keeps vectors; null for none, as where no shared cache is registered. The offline generator is quicker than any cache, and goes without.</param>
    public TextEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, Caller caller, VersionedCache? cache = null)
    {
        _caller = caller;
        _model = Metadata(generator)?.DefaultModelId ?? generator.GetType().Name;
        _generator = Decorate(generator, cache, _model);
    }

    /// <summary>The space of the generator's vectors: as it says itself, else as one probe shows.</summary>
    public async ValueTask<VectorSpace> SpaceAsync(CancellationToken cancellationToken)
    {
        if (_space is not null)
        {
            return _space;
        }

        var dimensions = Metadata(_generator)?.DefaultModelDimensions ?? (await CallAsync(["dimensions"], options: null, cancellationToken).ConfigureAwait(false))[0].Length;
        return _space = new(_model, dimensions);
    }

    /// <summary>The vectors of passages, in their order.</summary>
    /// <exception cref="ExcelChatException">The generator gave too few vectors, or vectors of a length other than its space's.</exception>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) => EmbedAsync(texts, options: null, cancellationToken);

    /// <summary>The vector of a question.</summary>
    /// <exception cref="ExcelChatException">The generator gave no vector, or one of a length other than its space's.</exception>
    public async ValueTask<ReadOnlyMemory<float>> EmbedQuestionAsync(string text, CancellationToken cancellationToken)
        => (await EmbedAsync([text], new() { AdditionalProperties = new() { [EmbeddingInput.PropertyName] = EmbeddingInput.Query } }, cancellationToken).ConfigureAwait(false))[0];

    private async ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var space = await SpaceAsync(cancellationToken).ConfigureAwait(false);
        var vectors = await CallAsync(texts, options, cancellationToken).ConfigureAwait(false);
        foreach (var vector in vectors)
        {
            if (vector.Length != space.Dimensions)
            {
                throw new ExcelChatException(
                    $"The embedding model '{space.Model}' gave a vector of {vector.Length} dimensions where {space.Dimensions} were expected. "
                    + "Let the generator's metadata say the dimensions it really gives.");
            }
        }

        return vectors;
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Decorate(IEmbeddingGenerator<string, Embedding<float>> generator, VersionedCache? cache, string model)
    {
        var metered = new EmbeddingMeter(generator, model);
        return cache is null || generator.GetService(typeof(LexicalEmbeddingGenerator)) is not null ? metered : new EmbeddingCache(metered, cache, model);
    }

    private async ValueTask<ReadOnlyMemory<float>[]> CallAsync(IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var embeddings = await _caller.CallAsync(
            async token => await _generator.GenerateAsync(texts, options, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return [.. embeddings.Select(embedding => embedding.Vector)];
    }

    private static EmbeddingGeneratorMetadata? Metadata(IEmbeddingGenerator generator)
        => generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
}
