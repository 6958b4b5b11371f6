using System.Runtime.InteropServices;
using ExcelChat.Caching;
using Microsoft.Extensions.AI;

namespace ExcelChat.Embeddings;

/// <summary>
/// Keeps vectors by the model, its provider and dimensions, the version of what is done to texts before, the text, and whether it is a question. A text that moved, in
/// a workbook or between workbooks, is not embedded again. Vectors are kept as the bytes of their floats, in the machine's order.
/// </summary>
internal sealed class EmbeddingCache(IEmbeddingGenerator<string, Embedding<float>> inner, VersionedCache cache, string model) : CachingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    /// <summary>Raised when texts are changed before they are embedded in another way than now, which is not at all.</summary>
    private const string Preprocessing = "1";

    private readonly string _version = VersionOf(inner, model);

    protected override string GetCacheKey(params ReadOnlySpan<object?> values)
    {
        var options = values[1] as EmbeddingGenerationOptions;
        return new CacheKey
        {
            Kind = CacheKind.Embedding,
            Scope = "",
            Version = _version,
            Parts = [(string)values[0]!, options?.ModelId ?? "", FormattableString.Invariant($"{options?.Dimensions}"), EmbeddingInput.IsQuery(options) ? EmbeddingInput.Query : ""],
        }.ToString();
    }

    protected override async Task<Embedding<float>?> ReadCacheAsync(string key, CancellationToken cancellationToken)
        => await cache.FindAsync(key, CacheKind.Embedding, cancellationToken).ConfigureAwait(false) is { } bytes
            ? new(MemoryMarshal.Cast<byte, float>(bytes).ToArray())
            : null;

    protected override Task WriteCacheAsync(string key, Embedding<float> value, CancellationToken cancellationToken)
        => cache.KeepAsync(key, CacheKind.Embedding, MemoryMarshal.AsBytes(value.Vector.Span).ToArray(), cancellationToken).AsTask();

    private static string VersionOf(IEmbeddingGenerator<string, Embedding<float>> generator, string model)
    {
        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        return FormattableString.Invariant($"{Preprocessing}\n{metadata?.ProviderName}\n{metadata?.ProviderUri}\n{model}\n{metadata?.DefaultModelDimensions}");
    }
}
