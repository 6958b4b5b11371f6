using System.Runtime.CompilerServices;
using ExcelChat.Shared;
using ExcelChat.Workbooks;
using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// Keeps the bytes of workbooks in an SQLite file, beside an index or in one of their own. A workbook is kept whole or not at all, and is in memory as a whole while it is saved or
/// opened; one of more than 1,000,000,000 bytes is refused. Several processes may use the file at once.
/// </summary>
public sealed class SqliteWorkbookStore : WorkbookStore, IDisposable
{
    private const string Table = "excelchat_versions";

    /// <summary>The largest value of SQLite as it is built by default (SQLite, "Limits In SQLite", SQLITE_MAX_LENGTH), in bytes.</summary>
    private const long LargestWorkbook = 1_000_000_000;

    private readonly SqliteDatabase _database;

    /// <summary>Creates the store; no file is touched before the first operation.</summary>
    /// <param name="connectionString">The connection string of Microsoft.Data.Sqlite, such as <c>Data Source=excelchat.db</c>.</param>
    public SqliteWorkbookStore(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _database = new(connectionString);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">The workbook is larger than SQLite keeps, or SQLite failed; its error is then the inner one.</exception>
    public override async ValueTask<StoredWorkbook> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var stream = source.OpenRead();
        await using var closing = stream.ConfigureAwait(false);
        if (stream.Length > LargestWorkbook)
        {
            throw new ExcelChatException(FormattableString.Invariant($"\"{source.Name}\" has {stream.Length} bytes, and SQLite keeps at most {LargestWorkbook} in one place. Register another WorkbookStore, or none."));
        }

        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        var identity = await WorkbookSource.FromBytes(source.Name, content).IdentifyAsync(cancellationToken).ConfigureAwait(false);
        return await RunAsync(connection => Save(connection, tenant ?? "", identity, source, content), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        await RunAsync(connection => Complete(connection, tenant ?? "", version), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return await RunAsync(
            connection =>
            {
                using var command = connection.Command($"SELECT name, key, content FROM {Table} WHERE tenant = @tenant AND id = @id ORDER BY saved DESC LIMIT 1", ("@tenant", tenant ?? ""), ("@id", id));
                using var reader = command.ExecuteReader();
                if (!reader.Read())
                {
                    return null;
                }

                var source = WorkbookSource.FromBytes(reader.GetString(0), (byte[])reader.GetValue(2));
                return KeyOf(reader, 1) is { } key ? source.WithKey(key) : source;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var stored in await RunAsync(connection => List(connection, tenant ?? ""), cancellationToken).ConfigureAwait(false))
        {
            yield return stored;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask<bool> DeleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        return await RunAsync(
            connection => connection.Execute(
                $"DELETE FROM {Table} WHERE tenant = @tenant AND id = @id AND key = @key AND saved = @saved AND incoming = @incoming",
                ("@tenant", tenant ?? ""),
                ("@id", version.Workbook.Id),
                ("@key", version.Key ?? ""),
                ("@saved", version.Saved),
                ("@incoming", version.IsIncoming ? 1 : 0)) > 0,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the idle connections, so that the file can be moved or deleted.</summary>
    public void Dispose() => _database.Dispose();

    private static List<StoredWorkbook> List(SqliteConnection connection, string tenant)
    {
        using var command = connection.Command($"SELECT id, name, size, key, saved, incoming FROM {Table} WHERE tenant = @tenant ORDER BY saved", ("@tenant", tenant));
        using var reader = command.ExecuteReader();
        List<StoredWorkbook> listed = [];
        while (reader.Read())
        {
            var identity = new WorkbookIdentity(reader.GetString(0), Path.GetFileName(reader.GetString(1)), reader.GetInt64(2));
            listed.Add(new(identity, KeyOf(reader, 3), reader.GetInt64(4), reader.GetBoolean(5)));
        }

        return listed;
    }

    private static StoredWorkbook Save(SqliteConnection connection, string tenant, WorkbookIdentity identity, WorkbookSource source, byte[] content)
    {
        // With all that a list shows, so that a list does not step over the bytes.
        connection.Execute($"CREATE INDEX IF NOT EXISTS {Table}_listed ON {Table} (tenant, saved, id, name, size, key, incoming)");
        using var command = connection.Command(
            $"INSERT OR REPLACE INTO {Table} (tenant, id, name, key, size, incoming, content) VALUES (@tenant, @id, @name, @key, @size, "
            + $"coalesce((SELECT incoming FROM {Table} WHERE tenant = @tenant AND key = @key AND id = @id), 1), @content) RETURNING saved, incoming",
            ("@tenant", tenant),
            ("@id", identity.Id),
            ("@name", source.Name),
            ("@key", source.Key ?? ""),
            ("@size", identity.Size),
            ("@content", content));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new(identity, source.Key, reader.GetInt64(0), reader.GetBoolean(1));
    }

    // The older versions first: cut short between the two, the version is still incoming and is completed again.
    private static int Complete(SqliteConnection connection, string tenant, StoredWorkbook version)
    {
        (string, object?)[] parameters = [("@tenant", tenant), ("@id", version.Workbook.Id), ("@key", version.Key ?? ""), ("@saved", version.Saved)];
        connection.Execute(
            $"DELETE FROM {Table} WHERE tenant = @tenant AND key = @key AND key <> '' AND id <> @id AND saved < @saved "
            + $"AND EXISTS (SELECT 1 FROM {Table} WHERE tenant = @tenant AND key = @key AND id = @id)",
            parameters);
        return connection.Execute($"UPDATE {Table} SET incoming = 0 WHERE tenant = @tenant AND key = @key AND id = @id", parameters.AsSpan(..3));
    }

    // No key is empty, and to SQLite two that are null are different.
    private static string? KeyOf(SqliteDataReader reader, int column) => reader.GetString(column) is { Length: > 0 } key ? key : null;

    private Task<T> RunAsync<T>(Func<SqliteConnection, T> run, CancellationToken cancellationToken) => _database.RunAsync(
        $"{Table} (saved INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, "
        + "incoming INTEGER NOT NULL, content BLOB NOT NULL, UNIQUE (tenant, key, id))",
        "The store of workbooks could not be used.",
        run,
        cancellationToken);
}
