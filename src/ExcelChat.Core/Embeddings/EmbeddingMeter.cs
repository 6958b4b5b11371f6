using ExcelChat.Diagnostics;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Embeddings;

/// <summary>Counts what is really embedded, and checks that every text got a vector. Stands below the cache, so what the cache gives is not counted.</summary>
internal sealed class EmbeddingMeter(IEmbeddingGenerator<string, Embedding<float>> inner, string model) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyList<string> ?? [.. values];
        var embeddings = await base.GenerateAsync(texts, options, cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != texts.Count)
        {
            throw new ExcelChatException(
                $"The embedding generator gave {embeddings.Count} vectors for {texts.Count} texts; it must give one for each, in order.");
        }

        KeyValuePair<string, object?> tag = new(Telemetry.ModelTag, model);
        Telemetry.EmbeddedTexts.Add(texts.Count, tag);
        Telemetry.EmbeddedTokens.Add(embeddings.Usage?.InputTokenCount ?? 0, tag);
        return embeddings;
    }
}
