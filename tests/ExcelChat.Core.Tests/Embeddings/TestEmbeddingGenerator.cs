using ExcelChat.Embeddings;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Embeddings;

/// <summary>Four dimensions, the first of which is the length of the text.</summary>
internal sealed class TestEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public int Calls { get; private set; }

    /// <summary>The texts embedded so far.</summary>
    public int Texts { get; private set; }

    /// <summary>How many of them were said to be questions.</summary>
    public int Questions { get; private set; }

    /// <summary>Does something at each call, by its number.</summary>
    public Action<int>? AtCall { get; set; }

    public int FailuresToCome { get; set; }

    public string Model { get; init; } = "test-model";

    /// <summary>How many vectors too few each call gives.</summary>
    public int VectorsLost { get; init; }

    public bool SaysDimensions { get; init; } = true;

    public int SaidDimensions { get; init; } = 4;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        AtCall?.Invoke(Calls);
        cancellationToken.ThrowIfCancellationRequested();
        if (FailuresToCome-- > 0)
        {
            throw new HttpRequestException("The model is loading.");
        }

        var texts = values.ToArray();
        GeneratedEmbeddings<Embedding<float>> embeddings = new(texts.SkipLast(VectorsLost).Select(v => new Embedding<float>(new[] { v.Length, 0f, 0f, 1f })))
        {
            Usage = new() { InputTokenCount = texts.Sum(text => text.Length) },
        };
        Texts += embeddings.Count;
        Questions += EmbeddingInput.IsQuery(options) ? embeddings.Count : 0;
        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceType == typeof(EmbeddingGeneratorMetadata) && SaysDimensions
            ? new EmbeddingGeneratorMetadata("test", null, Model, SaidDimensions)
            : null;

    public void Dispose()
    {
    }
}
