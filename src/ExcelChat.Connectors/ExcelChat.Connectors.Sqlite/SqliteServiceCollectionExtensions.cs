using ExcelChat.Connectors.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the SQLite vector store.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="SqliteVectorStore"/>, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionStringProvider">The connection string, such as <c>Data Source=excelchat.db</c>.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store lives; the file outlives it.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddSqliteVectorStore(
        this IServiceCollection services,
        Func<IServiceProvider, string> connectionStringProvider,
        Func<IServiceProvider, SqliteVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        => services.AddKeyedSqliteVectorStore(serviceKey: null, connectionStringProvider, optionsProvider, lifetime);

    /// <summary>Registers a <see cref="SqliteVectorStore"/> under a key, as itself and as <see cref="VectorStore"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key of the registrations.</param>
    /// <param name="connectionStringProvider">The connection string, such as <c>Data Source=excelchat.db</c>.</param>
    /// <param name="optionsProvider">The settings. Without a generator in them, the registered <see cref="IEmbeddingGenerator"/> is used if there is one.</param>
    /// <param name="lifetime">How long a store lives; the file outlives it.</param>
    /// <returns>The same collection.</returns>
    public static IServiceCollection AddKeyedSqliteVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        Func<IServiceProvider, string> connectionStringProvider,
        Func<IServiceProvider, SqliteVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(connectionStringProvider);
        services.Add(new(typeof(SqliteVectorStore), serviceKey, (provider, _) => Create(provider, connectionStringProvider, optionsProvider), lifetime));
        services.Add(new(typeof(VectorStore), serviceKey, static (provider, key) => provider.GetRequiredKeyedService<SqliteVectorStore>(key), lifetime));
        return services;
    }

    private static SqliteVectorStore Create(
        IServiceProvider provider, Func<IServiceProvider, string> connectionString, Func<IServiceProvider, SqliteVectorStoreOptions>? optionsProvider)
    {
        var given = optionsProvider?.Invoke(provider) ?? new();
        var options = new SqliteVectorStoreOptions
        {
            Name = given.Name,
            EmbeddingGenerator = given.EmbeddingGenerator ?? provider.GetService<IEmbeddingGenerator>(),
            VectorMemory = given.VectorMemory,
        };
        return new(connectionString(provider), options);
    }
}
