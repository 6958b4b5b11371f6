using System.Net;
using ExcelChat.Core.Tests.Diagnostics;
using ExcelChat.Events;
using ExcelChat.Resilience;
using ExcelChat.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ExcelChat.Core.Tests.Resilience;

public sealed class CallersTests
{
    private static readonly CallPolicy NoRetry = new() { Retries = 0, BreakerFailures = 3 };

    private readonly InMemoryEventLog _log = new(100);
    private readonly RecordingLogger _logger = new();
    private readonly FakeTimeProvider _time = new();
    private int _attempts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passing_failure_is_tried_again_until_it_passes()
    {
        var answer = await InTimeAsync(Chat(new()).CallAsync(_ => ++_attempts < 3 ? throw new IOException() : new ValueTask<int>(42), Token));

        Assert.Equal(42, answer);
        Assert.Equal(3, _attempts);
        Assert.Equal(2, _logger.Entries.Count);
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_ends_as_unavailable_with_the_last_error_in_it()
    {
        var error = await Assert.ThrowsAsync<UnavailableException>(
            () => InTimeAsync(Chat(new()).CallAsync(_ => FailAsync(new IOException($"down {++_attempts}")), Token)));

        Assert.Equal(3, _attempts);
        Assert.Equal("chat", error.Dependency);
        Assert.Equal("down 3", error.InnerException!.Message);
    }

    [Fact]
    public async Task Waits_double_up_to_their_limit_and_differ_by_a_tenth()
    {
        var policy = new CallPolicy { Retries = 8, BaseDelay = TimeSpan.FromSeconds(10), MaxDelay = TimeSpan.FromSeconds(200) };
        var moments = new List<DateTimeOffset>();

        await Assert.ThrowsAsync<UnavailableException>(() => InTimeAsync(Chat(policy).CallAsync(_ =>
        {
            moments.Add(_time.GetUtcNow());
            return FailAsync(new IOException());
        }, Token)));

        var waits = moments.Zip(moments.Skip(1), (a, b) => b - a).ToList();
        Assert.Equal(8, waits.Count);
        Assert.All(waits, (wait, i) => Assert.InRange(wait / TimeSpan.FromSeconds(Math.Min(10 << i, 200)), 0.9, 1.1 + (Tick / wait)));
        Assert.All(waits, wait => Assert.True(wait <= policy.MaxDelay + Tick));
        Assert.True(waits.Count(wait => wait.TotalSeconds % 10 > 0.5) > 4, "the waits do not differ");
    }

    [Fact]
    public async Task Without_jitter_waits_are_exact()
    {
        var moments = new List<DateTimeOffset>();

        await Assert.ThrowsAsync<UnavailableException>(() => InTimeAsync(Chat(new() { Retries = 3, Jitter = 0 }).CallAsync(_ =>
        {
            moments.Add(_time.GetUtcNow());
            return FailAsync(new IOException());
        }, Token)));

        Assert.Equal([1, 2, 4], moments.Zip(moments.Skip(1), (a, b) => Math.Floor((b - a).TotalSeconds)));
    }

    [Theory]
    [InlineData(7, 2)]
    [InlineData(31, 1)]
    public async Task A_dependency_that_says_when_to_come_back_is_obeyed_or_given_up(int seconds, int attempts)
    {
        var moments = new List<DateTimeOffset>();
        var options = new ResilienceOptions { Chat = new() { Retries = 1 }, RetryAfter = _ => TimeSpan.FromSeconds(seconds) };

        await Assert.ThrowsAsync<UnavailableException>(() => InTimeAsync(Create(options).Chat.CallAsync(_ =>
        {
            moments.Add(_time.GetUtcNow());
            return FailAsync(new IOException());
        }, Token)));

        Assert.Equal(attempts, moments.Count);
        Assert.All(moments.Skip(1), moment => Assert.InRange(moment - moments[0], TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds) + Tick));
    }

    [Fact]
    public async Task An_error_that_cannot_pass_comes_through_at_once_and_unchanged()
    {
        var error = new InvalidOperationException("wrong");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Chat(new()).CallAsync(_ =>
        {
            _attempts++;
            return FailAsync(error);
        }, Token).AsTask());

        Assert.Same(error, thrown);
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_cancelled_and_tried_again()
    {
        var answer = await InTimeAsync(Chat(new() { Timeout = TimeSpan.FromSeconds(5) }).CallAsync(async token =>
        {
            if (++_attempts == 1)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            return _attempts;
        }, Token));

        Assert.Equal(2, answer);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_between_attempts()
    {
        using var stop = new CancellationTokenSource();
        var call = Chat(new()).CallAsync(_ => FailAsync(new IOException()), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), Token));
    }

    [Fact]
    public async Task A_dependency_that_keeps_failing_is_left_alone_until_the_break_is_over()
    {
        var chat = Chat(NoRetry);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<UnavailableException>(() => CallAsync(fail: true));
        }

        var refused = await Assert.ThrowsAsync<UnavailableException>(() => CallAsync(fail: false));
        Assert.Equal(3, _attempts);
        Assert.Equal(NoRetry.BreakDuration, refused.RetryAfter);
        Assert.Equal(UnavailableReason.CircuitOpen, refused.Reason);

        _time.Advance(NoRetry.BreakDuration);
        await CallAsync(fail: false);
        await CallAsync(fail: false);

        Assert.Equal(5, _attempts);
        var events = await _log.ReadAsync(0, follow: false, Token).Select(e => e.Event).ToListAsync(Token);
        Assert.Equal("chat", Assert.IsType<CircuitOpened>(events[0]).Circuit);
        Assert.Equal("chat", Assert.IsType<CircuitClosed>(events[1]).Circuit);
        Assert.Equal(2, events.Count);

        Task CallAsync(bool fail) => chat.CallAsync(_ =>
        {
            _attempts++;
            return fail ? FailAsync(new IOException()) : new ValueTask<int>(1);
        }, Token).AsTask();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dependency_that_hangs_is_left_alone_though_it_is_called_once_at_a_time(bool isLimited)
    {
        var policy = new CallPolicy { Retries = 3, BreakerFailures = 5 };
        var chat = Chat(policy);
        for (var i = 0; i < 5; i++)
        {
            using var limit = new CancellationTokenSource(isLimited ? TimeSpan.FromMinutes(2) : TimeSpan.FromMinutes(30), _time);
            var error = await Record.ExceptionAsync(() => InTimeAsync(new ValueTask<bool>(ReadAsync(limit.Token))));
            Assert.True(isLimited ? error is OperationCanceledException : error is UnavailableException { Reason: UnavailableReason.TimedOut }, $"{error}");
        }

        var attempts = _attempts;
        var refused = await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(CancellationToken.None));

        Assert.Equal((UnavailableReason.CircuitOpen, attempts), (refused.Reason, _attempts));
        Assert.Single(await _log.ReadAsync(0, follow: false, Token).ToListAsync(Token));

        async Task<bool> ReadAsync(CancellationToken limit) => await chat.StreamAsync(HangAsync, _ => false, limit, limit).AnyAsync(CancellationToken.None);

        async IAsyncEnumerable<int> HangAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            _attempts++;
            await Task.Delay(Timeout.Infinite, token);
            yield return 1;
        }
    }

    [Fact]
    public async Task A_time_limit_that_ends_a_wait_between_attempts_is_a_failure_as_well()
    {
        var chat = Chat(new() { Retries = 3, BreakerFailures = 5, BaseDelay = TimeSpan.FromSeconds(30), MaxDelay = TimeSpan.FromMinutes(1) });
        for (var i = 0; i < 5; i++)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(45), _time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InTimeAsync(new ValueTask<bool>(ReadAsync(limit.Token))));
        }

        Assert.Equal(UnavailableReason.CircuitOpen, (await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(CancellationToken.None))).Reason);

        async Task<bool> ReadAsync(CancellationToken limit) => await chat.StreamAsync<int>(_ => throw new IOException(), _ => false, limit, limit).AnyAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_call_that_an_open_circuit_refuses_ends_at_once_and_makes_its_break_no_longer()
    {
        var policy = new CallPolicy { Retries = 3, BreakerFailures = 2 };
        var chat = Chat(policy);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Record.ExceptionAsync(FailingAsync)));
        var attempts = _attempts;

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(UnavailableReason.CircuitOpen, (await Assert.ThrowsAsync<UnavailableException>(FailingAsync)).Reason);
        }

        Assert.Equal(attempts, _attempts);
        _time.Advance(policy.BreakDuration);
        Assert.Equal(1, await chat.CallAsync(_ => new ValueTask<int>(1), Token));
        Assert.Equal(["CircuitOpened", "CircuitClosed"], await _log.ReadAsync(0, follow: false, Token).Select(e => e.Event.GetType().Name).ToListAsync(Token));

        Task FailingAsync() => InTimeAsync(chat.CallAsync(_ =>
        {
            Interlocked.Increment(ref _attempts);
            return FailAsync(new IOException());
        }, Token));
    }

    [Fact]
    public async Task A_client_that_ends_its_own_call_for_its_time_has_failed()
    {
        var chat = Chat(NoRetry);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<UnavailableException>(() => chat.CallAsync(_ => FailAsync(new TaskCanceledException("", new TimeoutException())), Token).AsTask());
        }

        Assert.Equal(UnavailableReason.CircuitOpen, (await Assert.ThrowsAsync<UnavailableException>(() => chat.CallAsync(_ => new ValueTask<int>(1), Token).AsTask())).Reason);
    }

    [Fact]
    public async Task A_caller_that_goes_away_closes_no_circuit()
    {
        var chat = Chat(NoRetry);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<UnavailableException>(() => chat.CallAsync(_ => FailAsync(new IOException()), Token).AsTask());
        }

        _time.Advance(NoRetry.BreakDuration);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.CallAsync(
            async token =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 1;
            },
            stop.Token).AsTask());

        Assert.Equal(UnavailableReason.CircuitOpen, (await Assert.ThrowsAsync<UnavailableException>(() => chat.CallAsync(_ => new ValueTask<int>(1), Token).AsTask())).Reason);
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_no_failure()
    {
        var chat = Chat(NoRetry);
        for (var i = 0; i < 5; i++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await chat.StreamAsync(HangAsync, _ => false, CancellationToken.None, stop.Token).AnyAsync(CancellationToken.None));
        }

        Assert.Equal(1, await chat.CallAsync(_ => new ValueTask<int>(1), Token));

        static async IAsyncEnumerable<int> HangAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            await Task.Delay(Timeout.Infinite, token);
            yield return 1;
        }
    }

    [Fact]
    public async Task One_dependencys_circuit_leaves_the_others_closed()
    {
        var callers = Create(new() { Chat = NoRetry });
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<UnavailableException>(() => callers.Chat.CallAsync(_ => FailAsync(new IOException()), Token).AsTask());
        }

        Assert.Equal(1, await callers.Embedding.CallAsync(_ => new ValueTask<int>(1), Token));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public void Http_errors_pass_or_not_by_their_status(HttpStatusCode status, bool passes)
    {
        var error = new HttpRequestException("", null, status);

        Assert.Equal(passes, TransientErrors.Include(error));
        Assert.Equal(passes, TransientErrors.Include(new ExcelChatException("wrapped", error)));
    }

    [Theory]
    [InlineData("HTTP 429 (tokens: rate_limit_exceeded)\n\nSlow down.", UnavailableReason.RateLimited)]
    [InlineData("HTTP 503 (: overloaded)", UnavailableReason.Failing)]
    [InlineData("Service request failed.\nStatus: 408 (Request Timeout)", UnavailableReason.TimedOut)]
    [InlineData("HTTP 400 (: invalid_request)", null)]
    [InlineData("Nothing is said of HTTP 500", null)]
    public async Task Errors_of_clients_that_have_their_own_types_are_told_by_what_they_say(string message, UnavailableReason? reason)
    {
        var call = InTimeAsync(Chat(new()).CallAsync(_ => FailAsync(new InvalidOperationException(message)), Token));

        if (reason is null)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => call);
        }
        else
        {
            Assert.Equal(reason, (await Assert.ThrowsAsync<UnavailableException>(() => call)).Reason);
        }
    }

    [Fact]
    public async Task A_stream_is_opened_again_until_its_first_item_is_there()
    {
        var items = await InTimeAsync(new ValueTask<List<int>>(Chat(new()).StreamAsync(_ => Numbers(++_attempts < 3 ? 0 : 5), _ => false, CancellationToken.None, Token).ToListAsync(Token).AsTask()));

        Assert.Equal([1, 2, 3], items);
        Assert.Equal(3, _attempts);

        static async IAsyncEnumerable<int> Numbers(int failBefore)
        {
            for (var i = 1; i <= 3; i++)
            {
                await Task.Yield();
                yield return i > failBefore ? throw new IOException() : i;
            }
        }
    }

    [Fact]
    public async Task A_stream_that_breaks_after_its_first_item_is_not_tried_again()
    {
        var error = new IOException("cut");
        var seen = new List<int>();

        var thrown = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var item in Chat(new()).StreamAsync(_ => Cut(), _ => false, CancellationToken.None, Token))
            {
                seen.Add(item);
            }
        });

        Assert.Same(error, thrown);
        Assert.Equal([1], seen);

        async IAsyncEnumerable<int> Cut()
        {
            await Task.Yield();
            yield return 1;
            throw error;
        }
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public async Task Two_items_that_only_say_that_something_will_come_are_no_begin_and_come_first(int preambles, int attempts)
    {
        var seen = new List<int>();

        await Record.ExceptionAsync(() => InTimeAsync(new ValueTask<bool>(ReadAsync())));

        Assert.Equal(attempts, _attempts);
        Assert.Equal(attempts == 1 ? [0, 0, 0] : [0, 0, 7], seen);

        async Task<bool> ReadAsync()
        {
            await foreach (var item in Chat(new()).StreamAsync(_ => Items(++_attempts), item => item == 0, CancellationToken.None, Token))
            {
                seen.Add(item);
            }

            return true;
        }

        async IAsyncEnumerable<int> Items(int attempt)
        {
            for (var i = 0; i < preambles; i++)
            {
                await Task.Yield();
                yield return 0;
            }

            yield return attempt == 1 ? throw new IOException("cut") : 7;
        }
    }

    [Fact]
    public async Task A_stream_that_does_not_begin_in_time_is_opened_again_but_may_then_take_its_time()
    {
        var policy = new CallPolicy { Timeout = TimeSpan.FromSeconds(10) };

        var items = await InTimeAsync(new ValueTask<List<int>>(Chat(policy).StreamAsync(Slow, _ => false, CancellationToken.None, Token).ToListAsync(Token).AsTask()));

        Assert.Equal([2, 3], items);

        async IAsyncEnumerable<int> Slow([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            if (++_attempts == 1)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            yield return _attempts;
            await Task.Delay(TimeSpan.FromSeconds(20), _time, token);
            yield return _attempts + 1;
        }
    }

    [Fact]
    public void A_policy_out_of_range_is_refused()
    {
        Assert.Throws<ExcelChatConfigurationException>(() => new CallPolicy { Retries = -1 });
        Assert.Throws<ExcelChatConfigurationException>(() => new CallPolicy { Timeout = TimeSpan.Zero });
    }

    [Fact]
    public async Task The_builder_gives_callers_with_the_options_set()
    {
        var builder = new ExcelChatBuilder(new ServiceCollection())
            .UseResilience(o => o.Embedding = o.Embedding with { Retries = 0 })
            .AddEvents()
            .AddResilience();
        await using var provider = builder.Services.BuildServiceProvider();

        await Assert.ThrowsAsync<UnavailableException>(() => provider.GetRequiredService<Callers>().Embedding.CallAsync(_ =>
        {
            _attempts++;
            return FailAsync(new IOException());
        }, Token).AsTask());

        Assert.Equal(1, _attempts);
    }

    private static TimeSpan Tick => TimeSpan.FromMilliseconds(250);

    private static ValueTask<int> FailAsync(Exception error) => ValueTask.FromException<int>(error);

    private Caller Chat(CallPolicy policy) => Create(new() { Chat = policy }).Chat;

    private Callers Create(ResilienceOptions options) => new(options, new EventPublisher(_log, _time), _time, new Random(1), _logger);

    /// <summary>Lets the clock run until the call has ended.</summary>
    private async Task<T> InTimeAsync<T>(ValueTask<T> call)
    {
        var task = call.AsTask();
        while (!task.IsCompleted)
        {
            _time.Advance(Tick);
            await Task.WhenAny(task, Task.Delay(1, Token));
        }

        return await task;
    }
}
