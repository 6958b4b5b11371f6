using ExcelChat.Events;
using ExcelChat.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ExcelChat;

/// <summary>How calls of models and stores are tried again, limited and given up.</summary>
public static class ResilienceBuilderExtensions
{
    /// <summary>Sets the policies of outside calls.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ExcelChatBuilder UseResilience(this ExcelChatBuilder builder, Action<ResilienceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>The callers; they need what <c>AddEvents</c> adds.</summary>
    internal static ExcelChatBuilder AddResilience(this ExcelChatBuilder builder)
    {
        builder.Services.AddOptions();
        builder.Services.TryAddSingleton(p => new Callers(
            p.GetRequiredService<IOptions<ResilienceOptions>>().Value,
            p.GetRequiredService<EventPublisher>(),
            p.GetRequiredService<TimeProvider>(),
            Random.Shared,
            p.GetService<ILogger<Callers>>() ?? NullLogger<Callers>.Instance));
        return builder;
    }
}
