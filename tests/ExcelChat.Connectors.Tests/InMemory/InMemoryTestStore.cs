using ExcelChat.Conformance;
using ExcelChat.Connectors.InMemory;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryTestStore : TestStore
{
    public override Type StoreType => typeof(InMemoryVectorStore);

    public override VectorStore Open(IEmbeddingGenerator? generator = null) => new InMemoryVectorStore(new() { EmbeddingGenerator = generator });

    public override void Register(IServiceCollection services, object? key, IEmbeddingGenerator? generator, ServiceLifetime lifetime)
        => services.AddKeyedInMemoryVectorStore(key, _ => new() { EmbeddingGenerator = generator }, lifetime);

    public override void Register(IServiceCollection services) => services.AddInMemoryVectorStore();
}
