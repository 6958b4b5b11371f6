using ExcelChat.Connectors.InMemory;
using ExcelChat.Connectors.Tests.Suites;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryTestStore : TestStore
{
    public override VectorStore Open(IEmbeddingGenerator? generator = null) => new InMemoryVectorStore(new() { EmbeddingGenerator = generator });
}
