using ExcelChat.Chunks;
using ExcelChat.Connectors.Onnx;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Lets ExcelChat embed with a model from a folder.</summary>
public static class OnnxExcelChatBuilderExtensions
{
    private const int CharactersOfToken = 4;
    private const int RowFactor = 2;
    private const int SmallestChunk = 200;

    /// <summary>The tokens left for a prefix and for the two around a text.</summary>
    private const int TokensAround = 16;

    /// <summary>
    /// Embeds with a model of the BERT family, on this machine. Its tokenizer counts the tokens of chunks, and <see cref="AdaptiveChunker"/> is set to plan no chunk larger than the
    /// model takes. A single line that is longer, such as the list of very many columns, is embedded up to there only, and so are blocks of rows where
    /// <see cref="OnnxEmbeddingOptions.MaxTokens"/> is less than 116; a call of <c>UseChunker</c> or <c>UseTokenCounter</c> after this one decides otherwise.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder with <c>model.onnx</c> (or <c>onnx/model.onnx</c>) and <c>tokenizer.json</c> or <c>vocab.txt</c>.</param>
    /// <param name="configure">Changes the settings: what the model's card says of pooling and prefixes.</param>
    /// <returns>The same builder.</returns>
    public static ExcelChatBuilder UseOnnx(this ExcelChatBuilder builder, string folder, Action<OnnxEmbeddingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new OnnxEmbeddingOptions();
        configure?.Invoke(options);
        builder.Services.AddOnnxEmbeddingGenerator(folder, configure);
        builder.UseEmbeddingGenerator(provider => provider.GetRequiredService<OnnxEmbeddingGenerator>());
        builder.Services.Replace(ServiceDescriptor.Singleton(provider => provider.GetRequiredService<OnnxEmbeddingGenerator>().TokenCounter));

        // Blocks of rows are planned twice as large as the size says.
        var size = Math.Max(SmallestChunk, (options.MaxTokens - TokensAround) * CharactersOfToken / RowFactor);
        var sizes = new ChunkerOptions();
        sizes = sizes with { MaximumSize = size, MinimumSize = Math.Min(sizes.MinimumSize, size) };
        builder.Services.Replace(ServiceDescriptor.Singleton<Chunker>(provider => new AdaptiveChunker(sizes, provider.GetService<TokenCounter>())));
        return builder;
    }
}
