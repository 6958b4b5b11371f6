using System.Globalization;
using ExcelChat.Shared;
using ExcelChat.Stores;
using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// The file: its connections and its list of collections. Every write of a collection raises its version, every removal of rows its erasure, in the same transaction; what is kept in memory
/// is compared with them.
/// </summary>
internal sealed class SqliteDatabase(string connectionString) : IDisposable
{
    /// <summary>The name of the collation that orders decimals, which are kept as text, by their value.</summary>
    public const string DecimalCollation = "excelchat_decimal";

    private const string List = "excelchat_collections";

    /// <summary>A connection that waits for other writers and forgets no whole transaction when the process is killed.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.CreateCollation(DecimalCollation, CompareDecimals);
            connection.Execute("PRAGMA synchronous = NORMAL");

            // Of at most 64 MiB, in KiB: FTS5 merges its segments while it is written to, and with the 2 MB of the default reads most of them from the file again.
            connection.Execute("PRAGMA cache_size = -65536");

            // 16 MiB of log before it is moved into the file: what many batches change is then written there once.
            connection.Execute("PRAGMA wal_autocheckpoint = 2048");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs something over a table that is no collection's and is made when it is not there.</summary>
    /// <param name="table">The table, with its columns.</param>
    /// <param name="failed">What cannot be done when SQLite fails, as a sentence.</param>
    /// <param name="run">What to run.</param>
    /// <param name="cancellationToken">Stops it before it began.</param>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public Task<T> RunAsync<T>(string table, string failed, Func<SqliteConnection, T> run, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var connection = Open();
                PrepareFile(connection);
                connection.Execute($"CREATE TABLE IF NOT EXISTS {table}");
                return run(connection);
            }
            catch (SqliteException e)
            {
                throw new ExcelChatException($"{failed} {Explain(e)}", e);
            }
        },
        cancellationToken);

    /// <summary>Creates the list of collections, and turns on the write-ahead log.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        PrepareFile(connection);
        connection.Execute($"CREATE TABLE IF NOT EXISTS {List} (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 0, erasure INTEGER NOT NULL DEFAULT 0)");
    }

    public static void Register(SqliteConnection connection, string name)
        => connection.Execute($"INSERT INTO {List} (name) VALUES (@name) ON CONFLICT DO NOTHING", ("@name", name));

    /// <summary>The state of a collection as the transaction sees it.</summary>
    public static SqliteState State(SqliteConnection connection, string name)
    {
        using var command = connection.Command($"SELECT id, version, erasure FROM {List} WHERE name = @name", ("@name", name));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)) : throw new MissingCollectionException(name);
    }

    /// <summary>Raises the version of a collection before it is written to, and its erasure where rows go.</summary>
    /// <returns>The new version.</returns>
    public static long Advance(SqliteConnection connection, string name, bool erases)
    {
        using var command = connection.Command(
            $"UPDATE {List} SET version = version + 1, erasure = erasure + @erases WHERE name = @name RETURNING version", ("@name", name), ("@erases", erases ? 1L : 0L));
        return command.ExecuteScalar() is long version ? version : throw new MissingCollectionException(name);
    }

    public IReadOnlyList<string> CollectionNames()
    {
        using var connection = Open();
        if (!HasList(connection))
        {
            return [];
        }

        using var command = connection.Command($"SELECT name FROM {List} ORDER BY name");
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public bool Exists(string name)
    {
        using var connection = Open();
        return Exists(connection, name);
    }

    /// <summary>Drops a collection; false when there was none.</summary>
    public bool Drop(string name)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!Exists(connection, name))
        {
            return false;
        }

        foreach (var table in SqliteTable.TablesOf(name))
        {
            connection.Execute($"DROP TABLE IF EXISTS {table}");
        }

        connection.Execute($"DELETE FROM {List} WHERE name = @name", ("@name", name));
        transaction.Commit();
        return true;
    }

    public static string? Explain(Exception error) => error switch
    {
        MissingCollectionException => error.Message,
        SqliteException { SqliteErrorCode: 1 } when error.Message.Contains("no such table", StringComparison.Ordinal) => "The collection does not exist. Call EnsureCollectionExistsAsync first.",
        SqliteException sqlite => string.Create(CultureInfo.InvariantCulture, $"SQLite failed with code {sqlite.SqliteErrorCode} ({sqlite.SqliteExtendedErrorCode}): {sqlite.Message}"),
        _ => null,
    };

    /// <summary>Closes the idle connections, so that the file can be moved or deleted.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static void PrepareFile(SqliteConnection connection)
    {
        // Of a file that is made now: a record of a few kilobytes then fits on a page.
        connection.Execute("PRAGMA page_size = 8192");
        connection.Execute("PRAGMA journal_mode = WAL");
    }

    private static bool Exists(SqliteConnection connection, string name)
    {
        if (!HasList(connection))
        {
            return false;
        }

        using var command = connection.Command($"SELECT 1 FROM {List} WHERE name = @name", ("@name", name));
        return command.ExecuteScalar() is not null;
    }

    private static bool HasList(SqliteConnection connection)
    {
        using var command = connection.Command($"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{List}'");
        return command.ExecuteScalar() is not null;
    }

    private static int CompareDecimals(string left, string right)
        => decimal.Parse(left, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(right, CultureInfo.InvariantCulture));
}

/// <summary>A collection in the list: which it is (a collection made anew is another), and how often it was written to and rows were removed.</summary>
internal readonly record struct SqliteState(long Id, long Version, long Erasure);
