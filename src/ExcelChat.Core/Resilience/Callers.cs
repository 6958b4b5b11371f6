using ExcelChat.Diagnostics;
using ExcelChat.Events;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ExcelChat.Resilience;

/// <summary>The one place where policies become pipelines: a caller for each kind of outside call, shared so that its circuit is.</summary>
internal sealed class Callers
{
    private readonly Func<Exception, bool> _isTransient;
    private readonly Func<Exception, TimeSpan?> _retryAfter;
    private readonly EventPublisher _events;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;

    public Callers(ResilienceOptions options, EventPublisher events, TimeProvider time, Random random, ILogger logger)
    {
        (_isTransient, _retryAfter, _events, _time, _random, _logger) = (options.IsTransient, options.RetryAfter, events, time, random, logger);
        Embedding = Create("embedding", options.Embedding);
        Store = Create("vector store", options.Store);
        Chat = Create("chat", options.Chat);
    }

    public Caller Embedding { get; }

    public Caller Store { get; }

    public Caller Chat { get; }

    private Caller Create(string dependency, CallPolicy policy)
    {
        var pipeline = new ResiliencePipelineBuilder { Name = dependency, TimeProvider = _time };
        var circuit = new Circuit(policy, _isTransient)
        {
            Opened = arguments => OpenedAsync(dependency, arguments.BreakDuration, arguments.Outcome.Exception),
            Closed = () => ClosedAsync(dependency),
        };
        pipeline.AddCircuitBreaker(circuit.OfCalls);
        if (policy.Retries > 0)
        {
            pipeline.AddRetry(Retry(dependency, policy));
        }

        pipeline.AddCircuitBreaker(circuit.OfAttempts);
        pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = policy.Timeout });
        return new Caller(dependency, pipeline.Build(), _isTransient);
    }

    private RetryStrategyOptions Retry(string dependency, CallPolicy policy) => new()
    {
        MaxRetryAttempts = policy.Retries,
        DelayGenerator = arguments => new(RetryAfter(arguments.Outcome) ?? Wait(policy, arguments.AttemptNumber)),
        ShouldHandle = arguments => new(IsTransient(arguments.Outcome) && !(RetryAfter(arguments.Outcome) > policy.MaxDelay)),
        OnRetry = arguments =>
        {
            Log.Retrying(_logger, dependency, arguments.AttemptNumber + 2, arguments.RetryDelay, arguments.Outcome.Exception);
            return default;
        },
    };

    private TimeSpan Wait(CallPolicy policy, int attempt)
    {
        var wait = Math.Min(policy.BaseDelay.TotalSeconds * Math.Pow(2, attempt), policy.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Min(wait * (1 + (policy.Jitter * ((2 * Chance()) - 1))), policy.MaxDelay.TotalSeconds));
    }

    // A seeded Random is not safe for threads.
    private double Chance()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }

    // A circuit that refuses says what opened it, and may not be asked again until it closes.
    private bool IsTransient(Outcome<object> outcome) => outcome.Exception is { } error and not BrokenCircuitException && _isTransient(error);

    private TimeSpan? RetryAfter(Outcome<object> outcome) => outcome.Exception is { } error ? _retryAfter(error) : null;

    private ValueTask OpenedAsync(string dependency, TimeSpan duration, Exception? error)
    {
        Log.CircuitOpened(_logger, dependency, duration, error);
        return _events.PublishAsync(new CircuitOpened
        {
            Circuit = dependency,
            BreakDuration = duration,
            Reason = error?.GetType().Name ?? "",
        });
    }

    private ValueTask ClosedAsync(string dependency)
    {
        Log.CircuitClosed(_logger, dependency);
        return _events.PublishAsync(new CircuitClosed { Circuit = dependency });
    }
}
