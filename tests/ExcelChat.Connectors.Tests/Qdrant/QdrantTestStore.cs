using ExcelChat.Conformance;
using ExcelChat.Connectors.Qdrant;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Qdrant;

/// <summary>A fake server for each test; or, where a variable of the environment names one, a real server.</summary>
public sealed class QdrantTestStore : TestStore
{
    private static readonly string? Real = Environment.GetEnvironmentVariable("EXCELCHAT_TEST_QDRANT");

    private readonly FakeQdrant _fake = new();

    public override Type StoreType => typeof(QdrantVectorStore);

    public override bool HoldsNaN => false;

    public override bool OrdersDecimals => false;

    public override bool BreaksTiesByInsertion => false;

    public override bool SharesRanks => false;

    public override bool Knows(string distanceFunction) => distanceFunction != DistanceFunction.HammingDistance;

    public override bool KnowsIndex(string kind) => kind is IndexKind.Flat or IndexKind.Hnsw or IndexKind.Dynamic;

    public override VectorStore Open(IEmbeddingGenerator? generator = null) => new QdrantVectorStore(Endpoint(), Options(generator));

    public override void Register(IServiceCollection services, object? key, IEmbeddingGenerator? generator, ServiceLifetime lifetime)
        => services.AddKeyedQdrantVectorStore(key, _ => Endpoint(), _ => Options(generator), lifetime);

    public override void Register(IServiceCollection services) => services.AddQdrantVectorStore(_ => Endpoint());

    public override void Dispose()
    {
        _fake.Dispose();
        base.Dispose();
    }

    private static Uri Endpoint() => new(Real ?? "http://localhost:6333");

    private QdrantVectorStoreOptions Options(IEmbeddingGenerator? generator) => new()
    {
        EmbeddingGenerator = generator,
        ApiKey = Environment.GetEnvironmentVariable("EXCELCHAT_TEST_QDRANT_APIKEY"),
        Handler = Real is null ? _fake : null,
    };
}
