using System.Globalization;
using System.Runtime.CompilerServices;
using ExcelChat.Answers.Conversations;
using ExcelChat.Shared;
using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>Keeps conversations in an SQLite file, beside an index or alone. Safe for concurrent use, by several processes too; of two that save one conversation the later holds.</summary>
public sealed class SqliteConversationStore : ConversationStore, IDisposable
{
    private const string Table = "excelchat_conversations";

    private readonly SqliteDatabase _database;

    /// <summary>Creates the store; no file is touched before the first operation.</summary>
    /// <param name="connectionString">The connection string of Microsoft.Data.Sqlite, such as <c>Data Source=excelchat.db</c>.</param>
    public SqliteConversationStore(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _database = new(connectionString);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask SaveAsync(ConversationState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        await RunAsync(
            connection => connection.Execute(
                $"INSERT INTO {Table} (id, changed, state) VALUES (@id, @changed, @state) ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, state = excluded.state",
                ("@id", state.Id),
                ("@changed", state.ChangedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
                ("@state", ConversationJson.Write(state))),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask<ConversationState?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var found = await RunAsync(connection => Read(connection, $"SELECT state FROM {Table} WHERE id = @id", ("@id", id)), cancellationToken).ConfigureAwait(false);
        return found is [var state] ? state : null;
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async IAsyncEnumerable<ConversationState> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var state in await RunAsync(connection => Read(connection, $"SELECT state FROM {Table} ORDER BY changed DESC, id"), cancellationToken).ConfigureAwait(false))
        {
            yield return state with { Turns = [] };
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ExcelChatException">SQLite failed; its error is the inner one.</exception>
    public override async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return await RunAsync(connection => connection.Execute($"DELETE FROM {Table} WHERE id = @id", ("@id", id)), cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Closes the idle connections, so that the file can be moved or deleted.</summary>
    public void Dispose() => _database.Dispose();

    private static List<ConversationState> Read(SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(text, parameters);
        using var reader = command.ExecuteReader();
        List<ConversationState> states = [];
        while (reader.Read())
        {
            states.Add(ConversationJson.Read(reader.GetString(0)));
        }

        return states;
    }

    private Task<T> RunAsync<T>(Func<SqliteConnection, T> run, CancellationToken cancellationToken)
        => _database.RunAsync($"{Table} (id TEXT PRIMARY KEY, changed TEXT NOT NULL, state TEXT NOT NULL)", "The conversations cannot be kept or found:", run, cancellationToken);
}
