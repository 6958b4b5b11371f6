using System.Diagnostics;
using ExcelChat.Events;
using Microsoft.Extensions.Time.Testing;

namespace ExcelChat.Core.Tests.Events;

public sealed class EventPublisherTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    private readonly InMemoryEventLog _log = new(10);
    private readonly FakeTimeProvider _time = new(Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_gets_its_time_and_an_id_that_sorts_by_it()
    {
        var first = await PublishedAsync(Happened.Removal(1));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var second = await PublishedAsync(Happened.Removal(2));

        Assert.Equal(Now, first.Time);
        Assert.Equal(7, first.Id.Version);
        Assert.True(string.CompareOrdinal(first.Id.ToString(), second.Id.ToString()) < 0);
        Assert.Equal(1, Assert.IsType<FileRemoved>(first).DocumentCount);
    }

    [Fact]
    public async Task The_trace_ties_events_together_where_no_correlation_is_given()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.Equal(activity.TraceId.ToHexString(), (await PublishedAsync(Happened.Removal(1))).CorrelationId);
        Assert.Equal("mine", (await PublishedAsync(Happened.Removal(1) with { CorrelationId = "mine" })).CorrelationId);
    }

    [Fact]
    public void The_sixteen_events_are_closed_records()
    {
        var events = typeof(ExcelChatEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ExcelChatEvent))).ToList();

        Assert.Equal(16, events.Count);
        Assert.All(events, e => Assert.True(e is { IsSealed: true, IsPublic: true }));
        Assert.All(events.SelectMany(e => e.GetProperties()), p => Assert.False(
            p.PropertyType.Namespace!.StartsWith("ExcelChat", StringComparison.Ordinal), $"{p.DeclaringType}.{p.Name} is not a plain value."));
    }

    private async Task<ExcelChatEvent> PublishedAsync(ExcelChatEvent happened)
    {
        await new EventPublisher(_log, _time).PublishAsync(happened, Token);
        return (await _log.ReadAsync(0, follow: false, Token).LastAsync(Token)).Event;
    }
}
