using ExcelChat.Caching;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ExcelChat;

/// <summary>How long computed results are kept.</summary>
public static class CachingBuilderExtensions
{
    /// <summary>Sets how long computed results are kept. Where they are kept is the choice of the registered <see cref="HybridCache"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ExcelChatBuilder UseCaching(this ExcelChatBuilder builder, Action<CachingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>The cache, over the host's <see cref="HybridCache"/> or the default one.</summary>
    internal static ExcelChatBuilder AddCaching(this ExcelChatBuilder builder)
    {
        builder.Services.AddHybridCache();
        builder.Services.TryAddSingleton(p => new VersionedCache(
            p.GetRequiredService<HybridCache>(), p.GetRequiredService<IOptions<CachingOptions>>().Value));
        return builder;
    }
}
