using ExcelChat.Connectors.PgVector;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat;

/// <summary>Lets ExcelChat keep its index in PostgreSQL.</summary>
public static class PgVectorExcelChatBuilderExtensions
{
    /// <summary>Keeps the index in a PostgreSQL database with the extension pgvector.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string of Npgsql, such as <c>Host=localhost;Database=excelchat;Username=excelchat</c>.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static ExcelChatBuilder UsePgVector(this ExcelChatBuilder builder, string connectionString, Action<PgVectorStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.AddPgVectorStore(
            _ => connectionString,
            _ =>
            {
                var options = new PgVectorStoreOptions();
                configure?.Invoke(options);
                return options;
            });
        return builder;
    }
}
