using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>
/// Calls the REST interface of Qdrant. What fails for a passing reason is tried again by one pipeline, as long as the server asks to wait where it does; each call is such that repeating it does
/// no harm.
/// </summary>
internal sealed class QdrantClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ResiliencePipeline _pipeline;

    public QdrantClient(Uri endpoint, QdrantVectorStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (options.ApiKey is not null && endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback && !options.AllowKeyOverPlainHttp)
        {
            throw new ArgumentException($"The key of Qdrant would go over plain HTTP to {endpoint.Host}. Use https, or set {nameof(QdrantVectorStoreOptions.AllowKeyOverPlainHttp)}.", nameof(endpoint));
        }

        _http = options.Handler is { } handler ? new(handler, disposeHandler: false) : new();
        _http.BaseAddress = new(endpoint.AbsoluteUri.TrimEnd('/') + '/');
        _http.Timeout = Timeout.InfiniteTimeSpan;
        if (options.ApiKey is not null)
        {
            _http.DefaultRequestHeaders.Add("api-key", options.ApiKey);
        }

        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Math.Max(1, options.Retries),
                ShouldHandle = arguments => ValueTask.FromResult(options.Retries > 0 && IsPassing(arguments.Outcome.Exception)),
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as QdrantException)?.RetryAfter),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();
    }

    /// <summary>Sends a JSON body and gives the <c>result</c> of the answer.</summary>
    public Task<JsonElement> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
        => SendAsync(method, path, body is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(body.ToJsonString()), cancellationToken);

    /// <summary>Sends a body of bytes that are JSON and gives the <c>result</c> of the answer.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
        => await _pipeline.ExecuteAsync(async token => await SendOnceAsync(method, path, body, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public static string? Explain(Exception error) => error switch
    {
        QdrantException { StatusCode: HttpStatusCode.NotFound } => $"The collection does not exist ({error.Message}). Call EnsureCollectionExistsAsync first.",
        QdrantException => error.Message,
        HttpRequestException => $"Qdrant could not be reached: {error.Message}",
        TimeoutRejectedException => "Qdrant did not answer in time.",
        JsonException => $"Qdrant answered with what is not JSON: {error.Message}",
        _ => null,
    };

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendOnceAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new("application/json") } };
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new QdrantException(
                string.Create(CultureInfo.InvariantCulture, $"Qdrant answered {(int)response.StatusCode}: {ErrorOf(text)}"), response.StatusCode, Wait(response.Headers.RetryAfter));
        }

        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.TryGetProperty("result", out var result) ? result.Clone() : answer.RootElement.Clone();
    }

    // Errors of the key come as plain text.
    private static string ErrorOf(byte[] text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            return answer.RootElement.GetProperty("status").GetProperty("error").GetString() ?? "";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(text);
        }
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header) => header?.Delta;

    private static bool IsPassing(Exception? error) => error switch
    {
        HttpRequestException { StatusCode: { } status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        HttpRequestException or HttpIOException or TimeoutRejectedException => true,
        _ => false,
    };
}
