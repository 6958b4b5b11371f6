using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Polly.Timeout;

namespace ExcelChat.Resilience;

/// <summary>The errors that pass by themselves.</summary>
internal static class TransientErrors
{
    /// <summary>Whether the error, or one behind it, is such an error.</summary>
    public static bool Include(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (IsTransient(cause))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTransient(Exception error) => error switch
    {
        HttpRequestException { StatusCode: { } status } =>
            status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500,
        HttpRequestException or SocketException or IOException or TimeoutException or TimeoutRejectedException => true,
        DbException database => database.IsTransient,
        _ => error.Message.Contains("rate limit", StringComparison.OrdinalIgnoreCase),
    };
}
