using ExcelChat.Connectors.Onnx;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers embedding with a model from a folder.</summary>
public static class OnnxServiceCollectionExtensions
{
    /// <summary>Registers an <see cref="OnnxEmbeddingGenerator"/>, as itself and as the generator of embeddings. The model is loaded once, when it is first needed.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="folder">The folder with the model and its tokenizer.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddOnnxEmbeddingGenerator(this IServiceCollection services, string folder, Action<OnnxEmbeddingOptions>? configure = null)
        => services.AddKeyedOnnxEmbeddingGenerator(serviceKey: null, folder, configure);

    /// <summary>Registers an <see cref="OnnxEmbeddingGenerator"/> under a key, as itself and as the generator of embeddings. The model is loaded once, when it is first needed.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key of the registrations.</param>
    /// <param name="folder">The folder with the model and its tokenizer.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddKeyedOnnxEmbeddingGenerator(
        this IServiceCollection services, object? serviceKey, string folder, Action<OnnxEmbeddingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        services.AddKeyedSingleton(serviceKey, (_, _) => Create(folder, configure));
        services.AddKeyedSingleton<IEmbeddingGenerator<string, Embedding<float>>>(serviceKey, static (provider, key) => provider.GetRequiredKeyedService<OnnxEmbeddingGenerator>(key));
        return services;
    }

    private static OnnxEmbeddingGenerator Create(string folder, Action<OnnxEmbeddingOptions>? configure)
    {
        var options = new OnnxEmbeddingOptions();
        configure?.Invoke(options);
        return new(folder, options);
    }
}
