using Microsoft.Extensions.AI;

namespace ExcelChat.Connectors.InMemory;

/// <summary>Settings of an <see cref="InMemoryVectorStore"/>. Read once, when the store is constructed.</summary>
public sealed class InMemoryVectorStoreOptions
{
    /// <summary>A name that tells this store from others in metadata and telemetry.</summary>
    /// <value>None by default.</value>
    public string? Name { get; set; }

    /// <summary>
    /// Turns text into vectors for properties and searches that hold no vector themselves. A generator on the property or on the collection definition goes first.
    /// The store does not dispose it.
    /// </summary>
    /// <value>None by default; with dependency injection, the registered <see cref="IEmbeddingGenerator"/>.</value>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
}
