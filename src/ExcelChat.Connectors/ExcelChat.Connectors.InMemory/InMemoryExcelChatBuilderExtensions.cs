using ExcelChat.Connectors.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat;

/// <summary>Lets ExcelChat keep its index in memory.</summary>
public static class InMemoryExcelChatBuilderExtensions
{
    /// <summary>Keeps the index in the memory of this process. It is gone when the process ends.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static ExcelChatBuilder UseInMemoryVectorStore(this ExcelChatBuilder builder, Action<InMemoryVectorStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddInMemoryVectorStore(_ =>
        {
            var options = new InMemoryVectorStoreOptions();
            configure?.Invoke(options);
            return options;
        });
        return builder;
    }
}
