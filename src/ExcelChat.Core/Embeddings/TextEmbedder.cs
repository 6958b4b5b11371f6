using ExcelChat.Resilience;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Embeddings;

/// <summary>The sole caller of the embedding generator, for chunks and for questions. Retries here, at the leaf, where a call can be repeated.</summary>
internal sealed class TextEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, Caller caller)
{
    private VectorSpace? _space;

    /// <summary>The space of the generator's vectors: as it says itself, else as one probe shows.</summary>
    public async ValueTask<VectorSpace> SpaceAsync(CancellationToken cancellationToken)
    {
        if (_space is not null)
        {
            return _space;
        }

        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        var model = metadata?.DefaultModelId ?? generator.GetType().Name;
        var dimensions = metadata?.DefaultModelDimensions ?? (await CallAsync(["dimensions"], cancellationToken).ConfigureAwait(false))[0].Length;
        return _space = new(model, dimensions);
    }

    /// <summary>The vectors of the texts, in their order.</summary>
    /// <exception cref="ExcelChatException">The generator gave too few vectors, or vectors of a length other than its space's.</exception>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var space = await SpaceAsync(cancellationToken).ConfigureAwait(false);
        var vectors = await CallAsync(texts, cancellationToken).ConfigureAwait(false);
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

    private async ValueTask<ReadOnlyMemory<float>[]> CallAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = await caller.CallAsync(
            async token => await generator.GenerateAsync(texts, cancellationToken: token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != texts.Count)
        {
            throw new ExcelChatException(
                $"The embedding generator gave {embeddings.Count} vectors for {texts.Count} texts; it must give one for each, in order.");
        }

        return [.. embeddings.Select(embedding => embedding.Vector)];
    }
}
