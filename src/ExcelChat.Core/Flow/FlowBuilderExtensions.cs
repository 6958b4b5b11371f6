using ExcelChat.Flow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ExcelChat;

/// <summary>How work is cut into batches.</summary>
public static class FlowBuilderExtensions
{
    /// <summary>Sets the sizes and limits of batches.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ExcelChatBuilder UseBatching(this ExcelChatBuilder builder, Action<BatchOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>
    /// Reads how busy the machine is from this gauge. Without it the instruments of Microsoft.Extensions.Diagnostics.ResourceMonitoring are
    /// read where the host publishes them, and the runtime's own readings elsewhere.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="gauge">The gauge.</param>
    public static ExcelChatBuilder UseResourceGauge(this ExcelChatBuilder builder, ResourceGauge gauge)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(gauge);
        builder.Services.Replace(ServiceDescriptor.Singleton(gauge));
        return builder;
    }

    /// <summary>The gauge and the plan of batches.</summary>
    internal static ExcelChatBuilder AddFlow(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<ResourceGauge>(p => new MeteredGauge(p.GetRequiredService<TimeProvider>(), mayBePercent: OperatingSystem.IsWindows()));
        builder.Services.AddOptions();
        builder.Services.TryAddSingleton(p => new BatchPlan(p.GetRequiredService<ResourceGauge>(), p.GetRequiredService<IOptions<BatchOptions>>().Value));
        return builder;
    }
}
