using ExcelChat.Connectors.Sqlite;
using ExcelChat.Workbooks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Lets ExcelChat keep its index, its conversations and the bytes of workbooks in an SQLite file.</summary>
public static class SqliteExcelChatBuilderExtensions
{
    /// <summary>
    /// Keeps the index, the conversations and, unless the host has another <see cref="WorkbookStore"/>, the original bytes of workbooks in a file, which is created when it is not there.
    /// After a restart <see cref="WorkbookChat.ReopenAsync"/> brings the workbooks back. Several processes may use the file at once. Where no bytes are to be kept, remove the
    /// <see cref="WorkbookStore"/> from <see cref="ExcelChatBuilder.Services"/> afterwards.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file's path. SQLite keeps two files beside it while it is open.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static ExcelChatBuilder UseSqlite(this ExcelChatBuilder builder, string path, Action<SqliteVectorStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;
        builder.UseConversationStore(_ => new SqliteConversationStore(connectionString));
        builder.Services.TryAddSingleton<WorkbookStore>(_ => new SqliteWorkbookStore(connectionString));
        builder.Services.AddSqliteVectorStore(
            _ => connectionString,
            _ =>
            {
                var options = new SqliteVectorStoreOptions();
                configure?.Invoke(options);
                return options;
            });
        return builder;
    }
}
