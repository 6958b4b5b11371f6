using ExcelChat.Conformance;
using ExcelChat.Connectors.PgVector;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;
using Npgsql;

namespace ExcelChat.PgVector.Tests;

/// <summary>A schema of its own for each test in the server that a variable of the environment names, gone after it.</summary>
public sealed class PgVectorTestStore : TestStore
{
    private const string Variable = "EXCELCHAT_TEST_POSTGRES";

    private readonly Lazy<NpgsqlDataSource> _source;
    private readonly string _schema = $"test_{Guid.NewGuid():N}";

    public PgVectorTestStore() => _source = new(Create);

    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"These tests need PostgreSQL with pgvector. test.sh starts one; or set {Variable} to a connection string of a database that may be written to.");

    public NpgsqlDataSource Source => _source.Value;

    public string Schema => _schema;

    public override Type StoreType => typeof(PgVectorStore);

    public override bool HoldsNaN => false;

    public override bool HoldsNullCharacters => false;

    public override bool FindsZeroVectors => false;

    public override bool Knows(string distanceFunction) => distanceFunction != DistanceFunction.HammingDistance;

    public override bool KnowsIndex(string kind) => kind is IndexKind.Flat or IndexKind.Hnsw or IndexKind.IvfFlat or IndexKind.Dynamic;

    public override VectorStore Open(IEmbeddingGenerator? generator = null) => new PgVectorStore(Source, options: Options(generator));

    public override void Register(IServiceCollection services, object? key, IEmbeddingGenerator? generator, ServiceLifetime lifetime)
    {
        _ = Source;
        services.AddKeyedPgVectorStore(key, _ => ConnectionString, _ => Options(generator), lifetime);
    }

    public override void Register(IServiceCollection services) => services.AddPgVectorStore(_ => ConnectionString);

    public override void Dispose()
    {
        if (_source.IsValueCreated)
        {
            using (var command = Source.CreateCommand($"DROP SCHEMA {_schema} CASCADE"))
            {
                command.ExecuteNonQuery();
            }

            Source.Dispose();
        }

        base.Dispose();
    }

    private PgVectorStoreOptions Options(IEmbeddingGenerator? generator) => new() { EmbeddingGenerator = generator, Schema = _schema };

    private NpgsqlDataSource Create()
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        builder.UseVector();
        var source = builder.Build();
        using var command = source.CreateCommand($"CREATE SCHEMA {_schema}");
        command.ExecuteNonQuery();
        return source;
    }
}
