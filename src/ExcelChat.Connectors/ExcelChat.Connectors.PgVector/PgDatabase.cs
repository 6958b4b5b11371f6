using System.Collections.Concurrent;
using ExcelChat.Stores;
using Npgsql;

namespace ExcelChat.Connectors.PgVector;

/// <summary>The database: its connections, its extension and its list of collections, which are the tables whose comment says so.</summary>
internal sealed class PgDatabase(NpgsqlDataSource source, bool ownsSource) : IDisposable
{
    /// <summary>The version of the tables. It stands in their comment; in that of the first stood none.</summary>
    public const int TableVersion = 2;

    private const string AnyComment = "^excelchat(?: [0-9]+)?:(.*)$";

    private static readonly Version OldestExtension = new(0, 8, 0);

    private readonly ConcurrentDictionary<string, PgWordMerger> _wordMergers = new(StringComparer.Ordinal);

    public NpgsqlDataSource Source => source;

    public required string Schema { get; init; }

    public required string BuildMemory { get; init; }

    public required TimeSpan WriteTimeout { get; init; }

    /// <summary>The comment that marks the table of a collection, since the table's name may be a shortened one.</summary>
    public static string Comment(string collection) => FormattableString.Invariant($"excelchat {TableVersion}:{collection}");

    /// <summary>The one merger of a table's words, however many times its collection is opened.</summary>
    public PgWordMerger WordMergerOf(PgTable table) => _wordMergers.GetOrAdd(table.Full, full => new(this, full));

    public static NpgsqlDataSource Connect(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseVector();
        return builder.Build();
    }

    /// <summary>Makes sure of the extension, and that this data source knows its types.</summary>
    public static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await VersionAsync(connection, cancellationToken).ConfigureAwait(false) is not { } version)
        {
            await connection.ExecuteAsync($"SELECT pg_advisory_lock({PgNames.Lock("extension", "")})", cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS vector", cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync($"SELECT pg_advisory_unlock({PgNames.Lock("extension", "")})", cancellationToken).ConfigureAwait(false);
            await connection.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
            version = (await VersionAsync(connection, cancellationToken).ConfigureAwait(false))!;
        }

        if (version < OldestExtension)
        {
            throw new NotSupportedException($"The database has pgvector {version}. Found rows would be missing under filters before {OldestExtension}: run ALTER EXTENSION vector UPDATE.");
        }
    }

    public async Task<IReadOnlyList<string>> CollectionNamesAsync(CancellationToken cancellationToken)
    {
        var command = source.CreateCommand(
            "SELECT name FROM (SELECT substring(obj_description(c.oid, 'pg_class') FROM $2) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')) x WHERE name IS NOT NULL ORDER BY name COLLATE \"C\"");
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = Schema });
        command.Parameters.Add(new() { Value = AnyComment });
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        List<string> names = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public async Task<bool> ExistsAsync(string collection, CancellationToken cancellationToken)
    {
        var command = source.CreateCommand("SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2");
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = Schema });
        command.Parameters.Add(new() { Value = PgNames.Shorten(collection) });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Drops a collection; false when there was none.</summary>
    public async Task<bool> DropAsync(string collection, CancellationToken cancellationToken)
    {
        var existed = await ExistsAsync(collection, cancellationToken).ConfigureAwait(false);
        var full = PgNames.Full(Schema, collection);
        var command = source.CreateCommand($"DROP TABLE IF EXISTS {full}");
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        _wordMergers.TryRemove(full, out var _);
        return existed;
    }

    public static string? Explain(Exception error) => error switch
    {
        MissingCollectionException or CollectionVersionException => error.Message,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } missing => $"The collection does not exist ({missing.MessageText}). Call EnsureCollectionExistsAsync first.",
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.InsufficientPrivilege } refused
            => $"PostgreSQL refused: {refused.MessageText}. Install pgvector on the server and let an administrator run CREATE EXTENSION vector in the database.",
        PostgresException refused => $"PostgreSQL failed with {refused.SqlState}: {refused.MessageText}",
        NpgsqlException => $"PostgreSQL could not be used: {error.Message}",
        InvalidCastException or NotSupportedException when error.Message.Contains("Pgvector", StringComparison.Ordinal)
            => "The data source does not know vectors. Call UseVector() of the package Pgvector on the builder of the data source.",
        _ => null,
    };

    public void Dispose()
    {
        if (ownsSource)
        {
            source.Dispose();
        }
    }

    private static async Task<Version?> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT extversion FROM pg_extension WHERE extname = 'vector'", connection);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string version ? Version.Parse(version) : null;
    }
}
