using ExcelChat.Connectors.InMemory;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the in-memory vector store.</summary>
public static class InMemoryServiceCollectionExtensions
{
    /// <summary>Registers an <see cref="InMemoryVectorStore"/>, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store and the records in it live.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddInMemoryVectorStore(
        this IServiceCollection services,
        Func<IServiceProvider, InMemoryVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        => services.AddKeyedInMemoryVectorStore(serviceKey: null, optionsProvider, lifetime);

    /// <summary>Registers an <see cref="InMemoryVectorStore"/> under a key, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key of the registrations.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store and the records in it live.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddKeyedInMemoryVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        Func<IServiceProvider, InMemoryVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Add(new(typeof(InMemoryVectorStore), serviceKey, (provider, _) => Create(provider, optionsProvider), lifetime));
        services.Add(new(typeof(VectorStore), serviceKey, static (provider, key) => provider.GetRequiredKeyedService<InMemoryVectorStore>(key), lifetime));
        return services;
    }

    private static InMemoryVectorStore Create(IServiceProvider provider, Func<IServiceProvider, InMemoryVectorStoreOptions>? optionsProvider)
    {
        var options = optionsProvider?.Invoke(provider);
        return new(new()
        {
            Name = options?.Name,
            EmbeddingGenerator = options?.EmbeddingGenerator ?? provider.GetService<IEmbeddingGenerator>(),
        });
    }
}
