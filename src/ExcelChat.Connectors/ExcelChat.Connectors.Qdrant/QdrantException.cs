using System.Net;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>The server answered with an error.</summary>
internal sealed class QdrantException(string message, HttpStatusCode status, TimeSpan? retryAfter) : HttpRequestException(message, inner: null, status)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
