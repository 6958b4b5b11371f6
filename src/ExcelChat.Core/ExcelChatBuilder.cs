using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat;

/// <summary>Puts ExcelChat together. Each room and each connector adds its <c>Use…</c> calls as extensions.</summary>
/// <param name="services">Where the parts are registered.</param>
public sealed class ExcelChatBuilder(IServiceCollection services)
{
    /// <summary>Where the parts are registered.</summary>
    public IServiceCollection Services { get; } = services;
}
