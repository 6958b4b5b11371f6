using System.Collections.Concurrent;
using ExcelChat.Embeddings;
using ExcelChat.Resilience;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>The collections of all tenants, each opened when it is first used. A host of one tenant has that of no name.</summary>
internal sealed class ChunkCollections(VectorStore store, TextEmbedder embedder, IndexGeneration generation, Caller caller) : IDisposable
{
    private readonly ConcurrentDictionary<string, ChunkCollection> _collections = new(StringComparer.Ordinal);

    public ChunkCollection Of(string? tenant) => _collections.GetOrAdd(tenant ?? "", name => new(store, embedder, generation, caller, name));

    public void Dispose()
    {
        foreach (var collection in _collections.Values)
        {
            collection.Dispose();
        }
    }
}
