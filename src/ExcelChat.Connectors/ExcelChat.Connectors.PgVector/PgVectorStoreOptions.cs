using Microsoft.Extensions.AI;

namespace ExcelChat.Connectors.PgVector;

/// <summary>Settings of a <see cref="PgVectorStore"/>. Read once, when the store is constructed.</summary>
public sealed class PgVectorStoreOptions
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

    /// <summary>The schema that holds the tables. It must exist.</summary>
    /// <value><c>public</c> by default.</value>
    public string Schema { get; set; } = "public";

    /// <summary>The memory for building an index, as PostgreSQL's <c>maintenance_work_mem</c> takes it. An HNSW index that does not fit is built many times more slowly.</summary>
    /// <value><c>512MB</c> by default.</value>
    public string BuildMemory { get; set; } = "512MB";

    /// <summary>How long a write or the building of an index may take. Searches keep to the data source's own timeout.</summary>
    /// <value>Ten minutes by default.</value>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(10);
}
