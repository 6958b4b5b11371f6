using ExcelChat.Shared;
using ExcelChat.Workbooks;
using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>Keeps the bytes of workbooks in an SQLite file, beside an index or in one of their own. A workbook is kept whole or not at all; one of more than 1,000,000,000 bytes is refused.</summary>
public sealed class SqliteWorkbookStore : WorkbookStore, IDisposable
{
    private const string Table = "excelchat_workbooks";

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
    public override async ValueTask<WorkbookIdentity> SaveAsync(WorkbookSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var stream = source.OpenRead();
        await using var closing = stream.ConfigureAwait(false);
        if (stream.Length > LargestWorkbook)
        {
            throw new ExcelChatException(FormattableString.Invariant($"\"{source.Name}\" has {stream.Length} bytes, and SQLite keeps at most {LargestWorkbook} in one place. Keep it elsewhere."));
        }

        using var bytes = new MemoryStream((int)stream.Length);
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        var content = bytes.ToArray();
        var identity = await WorkbookSource.FromBytes(source.Name, content).IdentifyAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(
            connection => connection.Execute(
                $"INSERT INTO {Table} (id, name, content) VALUES (@id, @name, @content) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                ("@id", identity.Id), ("@name", source.Name), ("@content", content)),
            cancellationToken).ConfigureAwait(false);
        return identity;
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask<WorkbookSource?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return await RunAsync(
            connection =>
            {
                using var command = connection.Command($"SELECT name, content FROM {Table} WHERE id = @id", ("@id", id));
                using var reader = command.ExecuteReader();
                return reader.Read() ? WorkbookSource.FromBytes(reader.GetString(0), (byte[])reader.GetValue(1)) : null;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return await RunAsync(connection => connection.Execute($"DELETE FROM {Table} WHERE id = @id", ("@id", id)) > 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the idle connections, so that the file can be moved or deleted.</summary>
    public void Dispose() => _database.Dispose();

    private Task<T> RunAsync<T>(Func<SqliteConnection, T> run, CancellationToken cancellationToken)
        => _database.RunAsync($"{Table} (id TEXT PRIMARY KEY, name TEXT NOT NULL, content BLOB NOT NULL)", "The store of workbooks could not be used.", run, cancellationToken);
}
