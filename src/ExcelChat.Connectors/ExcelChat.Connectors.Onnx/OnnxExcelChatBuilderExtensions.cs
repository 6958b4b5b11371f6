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
    private const int SmallestChunk = 500;

    /// <summary>The tokens left for a prefix and for the two around a text.</summary>
    private const int TokensAround = 16;

    /// <summary>
    /// Embeds with a model of the BERT family, on this machine. Its tokenizer counts the tokens of chunks, and <see cref="AdaptiveChunker"/> is set to cut no larger than the
    /// model takes; a call of <c>UseChunker</c> or <c>UseTokenCounter</c> after this one decides otherwise.
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
        builder.Services.Replace(ServiceDescriptor.Singleton<Chunker>(provider => new AdaptiveChunker(new() { MaximumSize = size }, provider.GetService<TokenCounter>())));
        return builder;
    }
}
