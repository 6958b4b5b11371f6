using System.Numerics.Tensors;
using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace ExcelChat.Connectors.Onnx;

/// <summary>
/// Embeds with a model of the BERT family on the processors of this machine; nothing is sent anywhere. A text is embedded as a question where the options say so, as
/// <see cref="EmbeddingInput"/> describes and ExcelChat does, else as a passage. Safe for concurrent use.
/// </summary>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly BertTokenizer _tokenizer;
    private readonly EncoderModel _model;
    private readonly OnnxEmbeddingOptions _options;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <summary>Loads a model.</summary>
    /// <param name="folder">The folder with <c>model.onnx</c> (or <c>onnx/model.onnx</c>) and <c>tokenizer.json</c> or <c>vocab.txt</c>.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="OnnxModelException">The folder has no such model, or one that cannot be used; the message says what to do.</exception>
    /// <exception cref="ExcelChatConfigurationException">A setting is out of range.</exception>
    public OnnxEmbeddingGenerator(string folder, OnnxEmbeddingOptions? options = null)
    {
        _options = Checked(options ?? new());
        var files = new ModelFolder(folder);
        var vocabulary = files.Vocabulary();
        _tokenizer = vocabulary.ToTokenizer();
        TokenCounter = new OnnxTokenCounter(_tokenizer);
        _model = EncoderModel.Load(files.Model, _options.Threads);
        try
        {
            var probe = Embed([Tokens("", "dimensions")])[0];
            _metadata = new("onnx", new(files.Model), _options.ModelId ?? files.Identify(_options, vocabulary), probe.Length);
        }
        catch
        {
            _model.Dispose();
            throw;
        }
    }

    /// <summary>Counts the tokens of texts as this model does.</summary>
    public TokenCounter TokenCounter { get; }

    /// <inheritdoc/>
    /// <exception cref="OnnxModelException">The model failed.</exception>
    /// <exception cref="ObjectDisposedException">The generator was disposed, perhaps between the batches of this call.</exception>
    /// <exception cref="NotSupportedException">The options ask for a number of dimensions that the model does not give.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } dimensions && dimensions != _metadata.DefaultModelDimensions)
        {
            throw new NotSupportedException($"The model gives vectors of {_metadata.DefaultModelDimensions} dimensions, and {dimensions} were asked for.");
        }

        var prefix = EmbeddingInput.IsQuery(options) ? _options.QueryPrefix : _options.PassagePrefix;
        return Task.Run(() => Generate([.. values.Select(text => Tokens(prefix, text))], cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType == typeof(TokenCounter) ? TokenCounter
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private static OnnxEmbeddingOptions Checked(OnnxEmbeddingOptions options) => new()
    {
        ModelId = options.ModelId,
        Pooling = options.Pooling,
        Normalize = options.Normalize,
        QueryPrefix = options.QueryPrefix ?? "",
        PassagePrefix = options.PassagePrefix ?? "",
        MaxTokens = AtLeast(options.MaxTokens, 16, nameof(options.MaxTokens)),
        BatchSize = AtLeast(options.BatchSize, 1, nameof(options.BatchSize)),
        Threads = AtLeast(options.Threads, 0, nameof(options.Threads)),
    };

    private static int AtLeast(int value, int least, string option) => value >= least
        ? value
        : throw new ExcelChatConfigurationException(FormattableString.Invariant($"The option {option} is {value}; it must be at least {least}."));

    private IReadOnlyList<int> Tokens(string prefix, string text) => _tokenizer.EncodeToIds(prefix + text, _options.MaxTokens, addSpecialTokens: true, out _, out _);

    // Texts of one length together, so that little is filled up.
    private GeneratedEmbeddings<Embedding<float>> Generate(IReadOnlyList<int>[] texts, CancellationToken cancellationToken)
    {
        var embeddings = new Embedding<float>[texts.Length];
        foreach (var places in Enumerable.Range(0, texts.Length).OrderBy(place => texts[place].Count).Chunk(_options.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (place, vector) in places.Zip(Embed([.. places.Select(place => texts[place])])))
            {
                embeddings[place] = new(vector) { ModelId = _metadata.DefaultModelId };
            }
        }

        var tokens = texts.Sum(text => (long)text.Count);
        return new(embeddings) { Usage = new() { InputTokenCount = tokens, TotalTokenCount = tokens } };
    }

    private float[][] Embed(IReadOnlyList<IReadOnlyList<int>> texts)
    {
        var vectors = _model.Run(new(texts, _tokenizer.PaddingTokenId), _options.Pooling);
        foreach (var vector in vectors)
        {
            if (_options.Normalize && TensorPrimitives.Norm<float>(vector) is > 0 and var length)
            {
                TensorPrimitives.Divide<float>(vector, length, vector);
            }
        }

        return vectors;
    }
}
