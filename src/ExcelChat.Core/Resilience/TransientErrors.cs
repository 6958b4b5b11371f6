using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Polly.Timeout;

namespace ExcelChat.Resilience;

/// <summary>The errors that pass by themselves.</summary>
internal static partial class TransientErrors
{
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;

    /// <summary>Whether the error, or one behind it, is such an error.</summary>
    public static bool Include(Exception error) => Causes(error).Any(IsTransient);

    /// <summary>What such an error says of its dependency.</summary>
    public static UnavailableReason ReasonOf(Exception error)
        => Causes(error).Any(IsRateLimit) ? UnavailableReason.RateLimited
            : Causes(error).Any(cause => cause is TimeoutException or TimeoutRejectedException || StatusOf(cause) == RequestTimeout) ? UnavailableReason.TimedOut
            : UnavailableReason.Failing;

    /// <summary>The HTTP status that an error carries; null when it has none. Clients of models have types of their own, and say it at the beginning of a line of their message.</summary>
    public static int? StatusOf(Exception error) => error switch
    {
        HttpRequestException request => (int?)request.StatusCode,
        _ => SaidStatus().Match(error.Message) is { Success: true } said ? int.Parse(said.ValueSpan[^3..], CultureInfo.InvariantCulture) : null,
    };

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }

    private static bool IsTransient(Exception error) => error switch
    {
        _ when StatusOf(error) is { } status => status is RequestTimeout or TooManyRequests or >= 500,
        HttpRequestException or SocketException or IOException or TimeoutException or TimeoutRejectedException => true,
        DbException database => database.IsTransient,
        _ => IsRateLimit(error),
    };

    private static bool IsRateLimit(Exception error) => StatusOf(error) == TooManyRequests || error.Message.Contains("rate limit", StringComparison.OrdinalIgnoreCase);

    // "HTTP 429 (…)" is System.ClientModel, which OpenAI's client is built on, "Status: 429 (…)" Azure.Core.
    [GeneratedRegex("^(?:HTTP |Status: )[1-5][0-9][0-9]\\b", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex SaidStatus();
}
