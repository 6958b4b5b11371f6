using System.Threading.Channels;
using ExcelChat.Core.Tests.Diagnostics;
using ExcelChat.Events;
using ExcelChat.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ExcelChat.Core.Tests.Events;

public sealed class EventPumpTests
{
    private readonly InMemoryEventLog _log = new(100);
    private readonly RecordingLogger _logger = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<int> _seen = Channel.CreateUnbounded<int>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_gets_the_events_before_the_start_and_after_it_in_order()
    {
        await AppendAsync(1, 2);
        await using var pump = Pump(new EventSubscription("s", SeeAsync));

        await pump.StartAsync(Token);
        await AppendAsync(3);

        Assert.Equal([1, 2, 3], await SeenAsync(3));
    }

    [Fact]
    public async Task Disposal_delivers_what_is_left()
    {
        var pump = Pump(new EventSubscription("s", async (e, token) =>
        {
            await Task.Yield();
            await SeeAsync(e, token);
        }));
        await pump.StartAsync(Token);
        await AppendAsync([.. Enumerable.Range(1, 50)]);

        await pump.DisposeAsync();

        Assert.Equal(Enumerable.Range(1, 50), await SeenAsync(50));
    }

    [Fact]
    public async Task A_container_that_is_disposed_without_await_delivers_what_is_left_too()
    {
        var builder = new ExcelChatBuilder(new ServiceCollection()).OnEvent<FileRemoved>(SeeAsync).AddEvents();
        using (var provider = builder.Services.BuildServiceProvider())
        {
            await provider.GetRequiredService<EventPump>().StartAsync(Token);
            await provider.GetRequiredService<EventPublisher>().PublishAsync(Happened.Removal(7), Token);
        }

        Assert.Equal([7], await SeenAsync(1));
    }

    [Fact]
    public async Task A_pump_that_was_never_started_delivers_nothing_and_can_be_disposed_twice()
    {
        await AppendAsync(1);
        var pump = Pump(new EventSubscription("s", SeeAsync));

        await pump.DisposeAsync();
        await pump.DisposeAsync();

        Assert.False(_seen.Reader.TryRead(out _));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pump.StartAsync(Token));
    }

    [Fact]
    public async Task A_handlers_error_is_logged_and_stops_neither_itself_nor_the_others()
    {
        var fragile = new EventSubscription("fragile", (e, token) =>
            Happened.Number(e) == 1 ? throw new InvalidOperationException("no") : SeeAsync(e, token));
        var pump = Pump(fragile, new EventSubscription("sound", SeeAsync));
        await pump.StartAsync(Token);
        await AppendAsync(1, 2);

        await pump.DisposeAsync();

        Assert.Equal([1, 2, 2], (await SeenAsync(3)).Order());
        var (level, message, error) = Assert.Single(_logger.Entries);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("fragile failed at FileRemoved", message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error);
    }

    [Fact]
    public async Task Replay_gives_exactly_the_events_from_the_position_on_to_that_subscriber_alone()
    {
        var others = 0;
        var pump = Pump(new EventSubscription("s", SeeAsync), new EventSubscription("other", (_, _) =>
        {
            others++;
            return default;
        }));
        await pump.StartAsync(Token);
        await AppendAsync(1, 2, 3, 4);
        Assert.Equal([1, 2, 3, 4], await SeenAsync(4));

        await pump.ReplayAsync("s", 2, Token);
        await AppendAsync(5);
        await pump.DisposeAsync();

        Assert.Equal([3, 4, 5], await SeenAsync(3));
        Assert.False(_seen.Reader.TryRead(out _));
        Assert.Equal(5, others);
    }

    [Fact]
    public async Task Replay_of_an_unknown_subscriber_names_the_known_ones()
    {
        await using var pump = Pump(new EventSubscription("known", SeeAsync));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => pump.ReplayAsync("unknown", 0, Token));

        Assert.Contains("known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_may_come_by_the_start_again_while_the_pump_ends()
    {
        EventPump? pump = null;
        var ending = new TaskCompletionSource();
        pump = Pump(new EventSubscription("s", async (e, token) =>
        {
            await ending.Task;
            await pump!.StartAsync(token);
            await SeeAsync(e, token);
        }));
        await pump.StartAsync(Token);
        await AppendAsync(1);

        var disposal = pump.DisposeAsync().AsTask();
        ending.SetResult();

        await disposal.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal([1], await SeenAsync(1));
    }

    [Fact]
    public async Task A_handler_that_heeds_no_cancellation_is_left_behind()
    {
        var isHanging = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var pump = Pump(new EventSubscription("s", async (_, _) =>
        {
            isHanging.SetResult();
            await never.Task;
        }));
        await pump.StartAsync(Token);
        await AppendAsync(1);
        await isHanging.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        var disposal = pump.DisposeAsync().AsTask();
        while (!disposal.IsCompleted)
        {
            _time.Advance(new EventOptions().DrainTimeout);
            await Task.WhenAny(disposal, Task.Delay(10, Token));
        }

        await disposal;
        never.SetResult();
    }

    [Fact]
    public async Task A_handler_that_hangs_is_cancelled_when_the_time_to_drain_is_up()
    {
        var isHanging = new TaskCompletionSource();
        var pump = Pump(new EventSubscription("s", async (_, token) =>
        {
            isHanging.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        }));
        await pump.StartAsync(Token);
        await AppendAsync(1);
        await isHanging.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        var disposal = pump.DisposeAsync().AsTask();
        _time.Advance(new EventOptions().DrainTimeout);

        await disposal.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_reported_and_does_not_break_the_disposal()
    {
        var pump = new EventPump([new EventSubscription("s", SeeAsync)], new BrokenLog(), new EventOptions(), _time, _logger);
        await pump.StartAsync(Token);

        await pump.DisposeAsync();

        Assert.All(_logger.Entries, e => Assert.Contains("stands still at position 0", e.Message, StringComparison.Ordinal));
        Assert.NotEmpty(_logger.Entries);
    }

    [Fact]
    public async Task The_builder_puts_publisher_log_and_subscribers_together()
    {
        var removals = new List<int>();
        var all = new List<string>();
        var builder = new ExcelChatBuilder(new ServiceCollection())
            .OnEvent<FileRemoved>((e, _) =>
            {
                removals.Add(e.DocumentCount);
                return default;
            })
            .OnEvent<ExcelChatEvent>((e, _) =>
            {
                all.Add(e.GetType().Name);
                return default;
            })
            .AddEvents();

        await using (var provider = builder.Services.BuildServiceProvider())
        {
            await provider.GetRequiredService<EventPump>().StartAsync(Token);
            var publisher = provider.GetRequiredService<EventPublisher>();
            await publisher.PublishAsync(Happened.Removal(7), Token);
            await publisher.PublishAsync(Happened.Closing("chat"), Token);
        }

        Assert.Equal([7], removals);
        Assert.Equal([nameof(FileRemoved), nameof(CircuitClosed)], all);
    }

    [Fact]
    public void Two_subscribers_of_one_name_are_refused()
    {
        var builder = new ExcelChatBuilder(new ServiceCollection())
            .OnEvent<FileRemoved>((_, _) => default, "audit")
            .OnEvent<FileUploaded>((_, _) => default, "audit")
            .AddEvents();
        using var provider = builder.Services.BuildServiceProvider();

        Assert.Throws<ExcelChatConfigurationException>(provider.GetRequiredService<EventPump>);
    }

    [Fact]
    public void A_log_without_room_is_refused()
    {
        var error = Assert.Throws<ExcelChatConfigurationException>(() => new EventOptions { Capacity = 0 });

        Assert.Equal("The option Capacity is 0; it must be at least 1.", error.Message);
    }

    private EventPump Pump(params EventSubscription[] subscriptions) => new(subscriptions, _log, new EventOptions(), _time, _logger);

    private ValueTask SeeAsync(ExcelChatEvent happened, CancellationToken token) => _seen.Writer.WriteAsync(Happened.Number(happened), token);

    private async Task AppendAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await _log.AppendAsync(Happened.Removal(number), Token);
        }
    }

    private async Task<List<int>> SeenAsync(int count) =>
        await _seen.Reader.ReadAllAsync(Token).Take(count).ToListAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token);

    private sealed class BrokenLog : EventLog
    {
        public override ValueTask<long> AppendAsync(ExcelChatEvent appended, CancellationToken cancellationToken = default) => throw new IOException();

        public override IAsyncEnumerable<LoggedEvent> ReadAsync(long position, bool follow, CancellationToken cancellationToken = default) =>
            throw new IOException("disk");
    }
}
