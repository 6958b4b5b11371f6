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
    // Of each process another, so that those that failed together do not come back together.
    private static int Seed => HashCode.Combine(Environment.MachineName, Environment.ProcessId);

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
            new Random(Seed),
            p.GetService<ILogger<Callers>>() ?? NullLogger<Callers>.Instance));
        return builder;
    }
}
