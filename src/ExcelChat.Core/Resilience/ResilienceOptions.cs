namespace ExcelChat.Resilience;

/// <summary>The policies of the three kinds of outside call. Change one with <c>with</c>: <c>o.Chat = o.Chat with { Retries = 5 }</c>.</summary>
public sealed class ResilienceOptions
{
    /// <summary>Calls of the embedding model.</summary>
    /// <value>2 retries after 1 to 30 seconds; the circuit opens after 3 failed calls, or as many attempts as they make.</value>
    public CallPolicy Embedding { get; set; } = new();

    /// <summary>Calls of the vector store.</summary>
    /// <value>4 retries after 2 to 60 seconds; 30 seconds an attempt; the circuit opens after 3 failed calls, or as many attempts as they make.</value>
    public CallPolicy Store { get; set; } = new()
    {
        Retries = 4,
        BaseDelay = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromSeconds(60),
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Calls of the chat model.</summary>
    /// <value>3 retries after 1 to 45 seconds; a minute an attempt, which is less than an answer may take in all; the circuit opens after 5 failed calls, or as many attempts as they make.</value>
    public CallPolicy Chat { get; set; } = new()
    {
        Retries = 3,
        MaxDelay = TimeSpan.FromSeconds(45),
        BreakerFailures = 5,
    };

    /// <summary>
    /// Which errors pass by themselves and so are worth another attempt. By default: broken connections, time limits, databases that say so,
    /// HTTP 408, 429 and 5xx, and any error that speaks of a rate limit. Set it for a client whose errors say it in their own way.
    /// </summary>
    public Func<Exception, bool> IsTransient { get; set; } = TransientErrors.Include;

    /// <summary>
    /// How long a failing dependency asks to be left alone; null when an error does not say. A call is tried again after that time, or, when it is longer than
    /// <see cref="CallPolicy.MaxDelay"/>, not at all. By default what an <see cref="UnavailableException"/> says. An HTTP client that keeps the header
    /// <c>Retry-After</c> (RFC 9110, 10.2.3) does so in its own type of error, which this reads for it.
    /// </summary>
    public Func<Exception, TimeSpan?> RetryAfter { get; set; } = static error => (error as UnavailableException)?.RetryAfter;
}
