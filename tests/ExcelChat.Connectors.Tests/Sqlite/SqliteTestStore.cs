using ExcelChat.Conformance;
using ExcelChat.Connectors.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Sqlite;

/// <summary>A file of its own for each test, gone after it.</summary>
public sealed class SqliteTestStore : TestStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("excelchat-sqlite-").FullName;

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "store.db")}";

    public override Type StoreType => typeof(SqliteVectorStore);

    public override bool HoldsNaN => false;

    public override VectorStore Open(IEmbeddingGenerator? generator = null) => new SqliteVectorStore(ConnectionString, new() { EmbeddingGenerator = generator });

    public override void Register(IServiceCollection services, object? key, IEmbeddingGenerator? generator, ServiceLifetime lifetime)
        => services.AddKeyedSqliteVectorStore(key, _ => ConnectionString, _ => new() { EmbeddingGenerator = generator }, lifetime);

    public override void Register(IServiceCollection services) => services.AddSqliteVectorStore(_ => ConnectionString);

    public override void Dispose()
    {
        new SqliteVectorStore(ConnectionString).Dispose();
        Directory.Delete(_folder, recursive: true);
        base.Dispose();
    }
}
