using Polly;
using Polly.CircuitBreaker;

namespace ExcelChat.Resilience;

/// <summary>
/// The circuit of a dependency: one breaker counts attempts within a short time, for a dependency that is called often, and one counts calls within the time that they may take,
/// for one that hangs and so fails too seldom for the other. It is open when one of them is.
/// </summary>
/// <param name="policy">When it opens, and for how long.</param>
/// <param name="isTransient">Which errors are failures.</param>
internal sealed class Circuit(CallPolicy policy, Func<Exception, bool> isTransient)
{
    private readonly CircuitBreakerStateProvider _calls = new();
    private readonly CircuitBreakerStateProvider _attempts = new();
    private int _isOpen;

    public required Func<OnCircuitOpenedArguments<object>, ValueTask> Opened { get; init; }

    public required Func<ValueTask> Closed { get; init; }

    /// <summary>The breaker around all attempts of a call.</summary>
    public CircuitBreakerStrategyOptions OfCalls => Breaker(_calls, policy.BreakerFailures, Attempts * policy.Timeout.Ticks);

    /// <summary>The breaker around an attempt.</summary>
    public CircuitBreakerStrategyOptions OfAttempts => Breaker(_attempts, Attempts, 0);

    private double Attempts => policy.BreakerFailures * (policy.Retries + 1.0);

    private CircuitBreakerStrategyOptions Breaker(CircuitBreakerStateProvider state, double failures, double window) => new()
    {
        StateProvider = state,
        FailureRatio = 0.5,
        MinimumThroughput = (int)Math.Clamp(failures, 2, int.MaxValue),
        SamplingDuration = TimeSpan.FromTicks((long)Math.Min(Math.Max(window, 2.0 * policy.BreakDuration.Ticks), TimeSpan.TicksPerDay)),
        BreakDuration = policy.BreakDuration,
        ShouldHandle = arguments => new(IsFailure(arguments.Outcome, arguments.Context, state)),
        OnOpened = arguments => Interlocked.Exchange(ref _isOpen, 1) == 0 ? Opened(arguments) : default,
        OnClosed = _ => IsClosed && Interlocked.Exchange(ref _isOpen, 0) == 1 ? Closed() : default,
    };

    private bool IsClosed => _calls.CircuitState == CircuitState.Closed && _attempts.CircuitState == CircuitState.Closed;

    // A caller that goes away has seen no failure, but no answer either that would close a circuit.
    private bool IsFailure(Outcome<object> outcome, ResilienceContext context, CircuitBreakerStateProvider state) => outcome.Exception switch
    {
        // Refused by the other.
        null or BrokenCircuitException => false,
        OperationCanceledException when context.CancellationToken.IsCancellationRequested => Caller.IsTimeUp(context) || state.CircuitState == CircuitState.HalfOpen,
        var error => isTransient(error),
    };
}
