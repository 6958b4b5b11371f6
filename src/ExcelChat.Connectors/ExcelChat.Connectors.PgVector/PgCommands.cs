using Npgsql;

namespace ExcelChat.Connectors.PgVector;

/// <summary>Short forms for commands.</summary>
internal static class PgCommands
{
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string text, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        var command = new NpgsqlCommand(text, connection);
        await using var _ = command.ConfigureAwait(false);
        if (timeout is { } limit)
        {
            command.CommandTimeout = (int)limit.TotalSeconds;
        }

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
