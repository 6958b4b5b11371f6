using Microsoft.Extensions.AI;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>Settings of a <see cref="QdrantVectorStore"/>. Read once, when the store is constructed.</summary>
public sealed class QdrantVectorStoreOptions
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

    /// <summary>The key that is sent as the header <c>api-key</c>.</summary>
    /// <value>None by default.</value>
    public string? ApiKey { get; set; }

    /// <summary>Whether the key may go over plain HTTP to another machine, where anyone on the way can read it.</summary>
    /// <value>No by default: the store refuses to be made.</value>
    public bool AllowKeyOverPlainHttp { get; set; }

    /// <summary>How long one request may take before it is tried again.</summary>
    /// <value>100 seconds by default.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How many times a request that failed for a passing reason is tried again. Every request may be repeated without harm.</summary>
    /// <value>3 by default.</value>
    public int Retries { get; set; } = 3;

    /// <summary>Sends the requests, for certificates or a proxy of one's own. The store does not dispose it.</summary>
    /// <value>None by default: the store makes one.</value>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The clock of timeouts and of the waiting between tries.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
