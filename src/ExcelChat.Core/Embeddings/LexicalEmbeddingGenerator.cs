using Microsoft.Extensions.AI;

namespace ExcelChat.Embeddings;

/// <summary>
/// Embeds text with no model, no network and no state: words, word pairs and runs of characters are hashed into a vector of fixed
/// length (signed feature hashing: Weinberger et al., ICML 2009), weighted by a frequency that saturates, and brought to length 1.
/// Texts are near when they share words, codes, numbers or spellings; it knows no synonyms. The same text gives the same bits on every
/// machine and in every version. Safe for concurrent use.
/// </summary>
public sealed class LexicalEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>The number of dimensions when none is asked for.</summary>
    public const int DefaultDimensions = 384;

    private const string Model = "lexical-1";

    // Saturation of frequency as in BM25. A logarithm would do, but its last bit differs between machines.
    private const float Saturation = 1.2f;

    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly int _dimensions;

    /// <summary>Creates the generator.</summary>
    /// <param name="dimensions">The length of the vectors, 64 to 4,096; 512 confuses fewer words than the default 384.</param>
    public LexicalEmbeddingGenerator(int dimensions = DefaultDimensions)
    {
        _dimensions = Checked(dimensions);
        _metadata = new("excelchat", providerUri: null, Model, dimensions);
    }

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var dimensions = Checked(options?.Dimensions ?? _dimensions);
        GeneratedEmbeddings<Embedding<float>> embeddings = values.TryGetNonEnumeratedCount(out var count) ? new(count) : [];
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new(Embed(value, dimensions)) { ModelId = Model });
        }

        return Task.FromResult(embeddings);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: there is nothing to let go of.</summary>
    public void Dispose()
    {
    }

    internal static float[] Embed(ReadOnlySpan<char> text, int dimensions)
    {
        var counts = new FeatureCounts(text.Length * 2);
        try
        {
            LexicalFeatures.Count(text, ref counts);
            return ToVector(counts.Slots, dimensions);
        }
        finally
        {
            counts.Dispose();
        }
    }

    private static float[] ToVector(ReadOnlySpan<FeatureCounts.Slot> features, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (ref readonly var feature in features)
        {
            if (feature.Count > 0)
            {
                var weight = feature.Weight * feature.Count * (Saturation + 1) / (feature.Count + Saturation);
                var place = (int)(((feature.Hash >> 32) * (ulong)dimensions) >> 32);
                vector[place] += (feature.Hash & (1 << 20)) == 0 ? weight : -weight;
            }
        }

        Normalize(vector);
        return vector;
    }

    /// <summary>In plain order: a vectorised sum depends on the width of the machine's registers. A text without words becomes the first axis.</summary>
    private static void Normalize(float[] vector)
    {
        var squares = 0d;
        foreach (var x in vector)
        {
            squares += (double)x * x;
        }

        if (squares == 0)
        {
            vector[0] = 1;
            return;
        }

        var scale = 1 / Math.Sqrt(squares);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] * scale);
        }
    }

    private static int Checked(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 64);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, 4096);
        return dimensions;
    }
}
