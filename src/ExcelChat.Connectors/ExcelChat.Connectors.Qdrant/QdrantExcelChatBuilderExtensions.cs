using ExcelChat.Connectors.Qdrant;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat;

/// <summary>Lets ExcelChat keep its index in Qdrant.</summary>
public static class QdrantExcelChatBuilderExtensions
{
    /// <summary>Keeps the index in Qdrant.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="endpoint">Where Qdrant answers to HTTP, such as <c>http://localhost:6333</c>.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static ExcelChatBuilder UseQdrant(this ExcelChatBuilder builder, Uri endpoint, Action<QdrantVectorStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(endpoint);
        builder.Services.AddQdrantVectorStore(
            _ => endpoint,
            _ =>
            {
                var options = new QdrantVectorStoreOptions();
                configure?.Invoke(options);
                return options;
            });
        return builder;
    }
}
