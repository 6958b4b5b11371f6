using ExcelChat.Shared;

namespace ExcelChat.Resilience;

/// <summary>
/// How one kind of outside call is made: each attempt has a time limit; a passing failure is tried again after a wait that doubles, with
/// jitter; and a dependency that keeps failing is left alone for a while.
/// </summary>
public sealed record CallPolicy
{
    /// <summary>Attempts after the first; 0 for none.</summary>
    /// <value>2 by default.</value>
    public int Retries { get; init => field = Guard.AtLeast(value, 0); } = 2;

    /// <summary>The wait before the second attempt; each later wait is twice the one before.</summary>
    /// <value>1 second by default.</value>
    public TimeSpan BaseDelay { get; init => field = Guard.AtLeast(value, TimeSpan.Zero); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan MaxDelay { get; init => field = Guard.AtLeast(value, TimeSpan.Zero); } = TimeSpan.FromSeconds(30);

    /// <summary>How much shorter or longer than that a wait may be by chance, as a part of it, 0 to 1: callers that failed together do not come back together.</summary>
    /// <value>0.1 by default: a wait of 4 seconds takes 3.6 to 4.4.</value>
    public double Jitter { get; init => field = Guard.Within(value, 0, 1); } = 0.1;

    /// <summary>The time limit of one attempt; for an answer that streams, until its first piece. At least 10 milliseconds.</summary>
    /// <value>1 minute by default.</value>
    public TimeSpan Timeout { get; init => field = Guard.AtLeast(value, TimeSpan.FromMilliseconds(10)); } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Failed calls that open the circuit; at least 1, though it waits for two. It opens when that many calls were made within the time that they may take, or as many attempts
    /// as they make within twice <see cref="BreakDuration"/>, and half of them or more failed.
    /// </summary>
    /// <value>3 by default.</value>
    public int BreakerFailures { get; init => field = Guard.AtLeast(value, 1); } = 3;

    /// <summary>How long an open circuit refuses calls; then one call decides. At least half a second.</summary>
    /// <value>1 minute by default.</value>
    public TimeSpan BreakDuration { get; init => field = Guard.AtLeast(value, TimeSpan.FromMilliseconds(500)); } = TimeSpan.FromMinutes(1);
}
