namespace ExcelChat.Resilience;

/// <summary>Why a dependency could not be reached.</summary>
public enum UnavailableReason
{
    /// <summary>The connection failed, or the dependency had an error of its own.</summary>
    Failing,

    /// <summary>It asks for fewer calls: HTTP 429, or an error that speaks of a rate limit.</summary>
    RateLimited,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>It failed too often and is left alone for a while; no call was made.</summary>
    CircuitOpen,
}
