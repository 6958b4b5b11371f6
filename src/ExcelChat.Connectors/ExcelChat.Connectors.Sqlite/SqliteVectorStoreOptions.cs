using Microsoft.Extensions.AI;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>Settings of a <see cref="SqliteVectorStore"/>. Read once, when the store is constructed.</summary>
public sealed class SqliteVectorStoreOptions
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

    /// <summary>
    /// How many bytes of vectors the store keeps in memory for searches; a vector takes five bytes a dimension and 72 more. Where it is full, the collections that were not
    /// searched for the longest time go. A collection that does not fit by itself is read from the file at each search, which is slower and finds the same. 0 keeps none.
    /// </summary>
    /// <value>512 MiB by default, about 270,000 vectors of 384 dimensions.</value>
    public long VectorMemory { get; set; } = 512L << 20;
}
