using System.ClientModel;
using System.Net.Http.Headers;

namespace ExcelChat.Console.Models;

/// <summary>Reads the header <c>Retry-After</c> (RFC 9110, 10.2.3), seconds or a date, from the errors of OpenAI's client.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait; null when the error does not say.</summary>
    public static TimeSpan? Of(Exception error)
        => error is ClientResultException failed && failed.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var text)
            && RetryConditionHeaderValue.TryParse(text, out var value)
            ? value.Delta ?? Max(value.Date!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.Zero)
            : null;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
