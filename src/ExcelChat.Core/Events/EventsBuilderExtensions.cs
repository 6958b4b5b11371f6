using System.Diagnostics.CodeAnalysis;
using ExcelChat.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ExcelChat;

/// <summary>Events: who hears of them, and where they are kept.</summary>
public static class EventsBuilderExtensions
{
    /// <summary>
    /// Calls the handler for every event of a kind, in the order they happened, one at a time. Delivery is at least once: a handler that
    /// must not act twice remembers <see cref="ExcelChatEvent.Id"/>. A handler's error is logged and stops nothing.
    /// </summary>
    /// <typeparam name="TEvent">The kind; <see cref="ExcelChatEvent"/> for all.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="handler">What to do with an event.</param>
    /// <param name="name">The subscriber's name, for <see cref="EventPump.ReplayAsync"/>; the kind's name with a number by default.</param>
    public static ExcelChatBuilder OnEvent<TEvent>(
        this ExcelChatBuilder builder, Func<TEvent, CancellationToken, ValueTask> handler, string? name = null)
        where TEvent : ExcelChatEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(handler);
        name ??= $"{typeof(TEvent).Name}#{builder.Services.Count(s => s.ServiceType == typeof(EventSubscription) && s.ImplementationInstance is not null) + 1}";
        builder.Services.AddSingleton(new EventSubscription(
            name, (happened, token) => happened is TEvent wanted ? handler(wanted, token) : ValueTask.CompletedTask));
        return builder;
    }

    /// <summary>Keeps events in a log of your own, in place of the one in memory.</summary>
    /// <typeparam name="TLog">The log.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseEventLog<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TLog>(
        this ExcelChatBuilder builder)
        where TLog : EventLog
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<EventLog, TLog>();
        return builder;
    }

    /// <summary>Sets how events are kept and delivered.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ExcelChatBuilder UseEvents(this ExcelChatBuilder builder, Action<EventOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>The defaults, for what the host has not chosen.</summary>
    internal static ExcelChatBuilder AddEvents(this ExcelChatBuilder builder)
    {
        builder.Services.AddOptions();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<EventLog>(p => new InMemoryEventLog(p.GetRequiredService<IOptions<EventOptions>>().Value.Capacity));
        builder.Services.TryAddSingleton<EventPublisher>();
        builder.Services.TryAddSingleton(p => new EventPump(
            p.GetServices<EventSubscription>(),
            p.GetRequiredService<EventLog>(),
            p.GetRequiredService<IOptions<EventOptions>>().Value,
            p.GetRequiredService<TimeProvider>(),
            p.GetService<ILogger<EventPump>>() ?? NullLogger<EventPump>.Instance));
        return builder;
    }
}
