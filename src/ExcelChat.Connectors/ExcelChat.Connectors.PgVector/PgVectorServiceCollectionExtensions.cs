using ExcelChat.Connectors.PgVector;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the vector store of PostgreSQL with pgvector.</summary>
public static class PgVectorServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="PgVectorStore"/>, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionStringProvider">The connection string, such as <c>Host=localhost;Database=excelchat;Username=excelchat</c>.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store lives; the tables outlive it.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddPgVectorStore(
        this IServiceCollection services,
        Func<IServiceProvider, string> connectionStringProvider,
        Func<IServiceProvider, PgVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        => services.AddKeyedPgVectorStore(serviceKey: null, connectionStringProvider, optionsProvider, lifetime);

    /// <summary>Registers a <see cref="PgVectorStore"/> under a key, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key of the registrations.</param>
    /// <param name="connectionStringProvider">The connection string, such as <c>Host=localhost;Database=excelchat;Username=excelchat</c>.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store lives; the tables outlive it.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddKeyedPgVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        Func<IServiceProvider, string> connectionStringProvider,
        Func<IServiceProvider, PgVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(connectionStringProvider);
        services.Add(new(typeof(PgVectorStore), serviceKey, (provider, _) => Create(provider, connectionStringProvider, optionsProvider), lifetime));
        services.Add(new(typeof(VectorStore), serviceKey, static (provider, key) => provider.GetRequiredKeyedService<PgVectorStore>(key), lifetime));
        return services;
    }

    private static PgVectorStore Create(
        IServiceProvider provider, Func<IServiceProvider, string> connectionString, Func<IServiceProvider, PgVectorStoreOptions>? optionsProvider)
    {
        var given = optionsProvider?.Invoke(provider) ?? new();
        var options = new PgVectorStoreOptions
        {
            Name = given.Name,
            EmbeddingGenerator = given.EmbeddingGenerator ?? provider.GetService<IEmbeddingGenerator>(),
            Schema = given.Schema,
            BuildMemory = given.BuildMemory,
            WriteTimeout = given.WriteTimeout,
        };
        return new(connectionString(provider), options);
    }
}
