using ExcelChat.Connectors.Qdrant;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the Qdrant vector store.</summary>
public static class QdrantServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="QdrantVectorStore"/>, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="endpointProvider">Where Qdrant answers to HTTP, such as <c>http://localhost:6333</c>.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store lives; the collections outlive it.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddQdrantVectorStore(
        this IServiceCollection services,
        Func<IServiceProvider, Uri> endpointProvider,
        Func<IServiceProvider, QdrantVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        => services.AddKeyedQdrantVectorStore(serviceKey: null, endpointProvider, optionsProvider, lifetime);

    /// <summary>Registers a <see cref="QdrantVectorStore"/> under a key, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key of the registrations.</param>
    /// <param name="endpointProvider">Where Qdrant answers to HTTP, such as <c>http://localhost:6333</c>.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store lives; the collections outlive it.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddKeyedQdrantVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        Func<IServiceProvider, Uri> endpointProvider,
        Func<IServiceProvider, QdrantVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(endpointProvider);
        services.Add(new(typeof(QdrantVectorStore), serviceKey, (provider, _) => Create(provider, endpointProvider, optionsProvider), lifetime));
        services.Add(new(typeof(VectorStore), serviceKey, static (provider, key) => provider.GetRequiredKeyedService<QdrantVectorStore>(key), lifetime));
        return services;
    }

    private static QdrantVectorStore Create(
        IServiceProvider provider, Func<IServiceProvider, Uri> endpoint, Func<IServiceProvider, QdrantVectorStoreOptions>? optionsProvider)
    {
        var given = optionsProvider?.Invoke(provider) ?? new();
        var options = new QdrantVectorStoreOptions
        {
            Name = given.Name,
            EmbeddingGenerator = given.EmbeddingGenerator ?? provider.GetService<IEmbeddingGenerator>(),
            ApiKey = given.ApiKey,
            AllowKeyOverPlainHttp = given.AllowKeyOverPlainHttp,
            Timeout = given.Timeout,
            Retries = given.Retries,
            Handler = given.Handler,
            TimeProvider = given.TimeProvider,
        };
        return new(endpoint(provider), options);
    }
}
