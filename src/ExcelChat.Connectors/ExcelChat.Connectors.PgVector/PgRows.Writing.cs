using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace ExcelChat.Connectors.PgVector;

internal sealed partial class PgRows
{
    /// <summary>From this many rows on, copying into a table apart and merging from it is faster than inserting row by row. Some servers cannot copy; small batches do without.</summary>
    private const int SmallestCopy = 32;

    /// <summary>A statement takes up to 65,535 parameters, and PostgreSQL plans one with few rows faster.</summary>
    private const int RowsPerInsert = 16;

    /// <summary>What a writer may take that merges words; with the default it merges a part at a time.</summary>
    private const string MergeMemory = "SET LOCAL work_mem = '64MB'";

    private string Names { get; } = string.Join(", ", table.Columns.Select(column => column.Name));

    public override async Task WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        // A statement may not touch a row twice, so of two rows with one key only the last goes out.
        Row[] last = [.. rows.GroupBy(row => row.Key).Select(group => group.Last())];
        List<object?[]> values = [.. last.Select(Values)];
        var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        if (values.Count < SmallestCopy)
        {
            await InTransactionAsync(connection, () => InsertAsync(connection, values, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        else if (!await AppendAsync(connection, [.. last.Select(row => row.Key)], values, cancellationToken).ConfigureAwait(false))
        {
            await InTransactionAsync(connection, () => MergeAsync(connection, values, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (table.TextPlaces.Length > 0)
        {
            var wordsFrom = 1 + table.Model.DataProperties.Count + table.Model.VectorProperties.Count;
            database.WordMergerOf(table).Add(values.Sum(row => row.Skip(wordsFrom).OfType<int[]>().Sum(words => (long)words.Length)));
        }
    }

    public override Task RemoveAsync(IReadOnlyList<object> keys, CancellationToken cancellationToken)
        => RemoveAsync(new Membership(table.Model.KeyProperty, keys), cancellationToken);

    public override async Task<long> RemoveAsync(Condition filter, CancellationToken cancellationToken)
    {
        var command = database.Source.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = $"DELETE FROM {table.Full} WHERE {new PgFilter(command.Parameters).Of(filter)}";
        command.CommandTimeout = (int)database.WriteTimeout.TotalSeconds;
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // In the order of the table's columns.
    private object?[] Values(Row row) =>
    [
        PgValues.Write(row.Key),
        .. row.Values.Select(PgValues.Write),
        .. row.Vectors.Select(vector => vector is { } numbers ? new Vector(numbers) : (object)DBNull.Value),
        .. table.TextPlaces.SelectMany(place => WordValues(row.Values[place] as string)),
    ];

    private static object[] WordValues(string? text)
    {
        if (text is null)
        {
            return [DBNull.Value, DBNull.Value, DBNull.Value];
        }

        var words = PgWords.Of(text);
        return [words.Numbers, words.Counts, words.Buckets];
    }

    private static async Task InTransactionAsync(NpgsqlConnection connection, Func<Task> write, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await write().ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies rows that are all new straight into the table.</summary>
    /// <returns>False, and nothing is written, where one is there already.</returns>
    private async Task<bool> AppendAsync(NpgsqlConnection connection, object[] keys, List<object?[]> values, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        var command = new NpgsqlCommand { Connection = connection };
        await using var __ = command.ConfigureAwait(false);
        command.CommandText = $"{MergeMemory}; SELECT EXISTS (SELECT 1 FROM {table.Full} WHERE {new PgFilter(command.Parameters).Of(new Membership(table.Model.KeyProperty, keys))})";
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
        {
            return false;
        }

        try
        {
            await CopyAsync(connection, $"COPY {table.Full} ({Names}) FROM STDIN (FORMAT BINARY)", values, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another was quicker.
            return false;
        }
    }

    /// <summary>Copies rows into a table apart and merges from it.</summary>
    private async Task MergeAsync(NpgsqlConnection connection, List<object?[]> rows, CancellationToken cancellationToken)
    {
        // Where a row lies in the table apart says when it came in.
        var declared = string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Type}"));
        await connection.ExecuteAsync($"{MergeMemory}; CREATE TEMP TABLE excelchat_stage ({declared}) ON COMMIT DROP", cancellationToken).ConfigureAwait(false);
        await CopyAsync(connection, $"COPY excelchat_stage ({Names}) FROM STDIN (FORMAT BINARY)", rows, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(
            $"INSERT INTO {table.Full} ({Names}) SELECT {Names} FROM excelchat_stage ORDER BY ctid {Update()}", cancellationToken, database.WriteTimeout).ConfigureAwait(false);
    }

    private async Task CopyAsync(NpgsqlConnection connection, string copy, List<object?[]> rows, CancellationToken cancellationToken)
    {
        var columns = table.Columns;
        var writer = await connection.BeginBinaryImportAsync(copy, cancellationToken).ConfigureAwait(false);
        await using var _ = writer.ConfigureAwait(false);
        writer.Timeout = database.WriteTimeout;
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken).ConfigureAwait(false);
            for (var place = 0; place < columns.Count; place++)
            {
                await WriteAsync(writer, columns[place], row[place]!, cancellationToken).ConfigureAwait(false);
            }
        }

        await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, PgColumn column, object value, CancellationToken cancellationToken) => value switch
    {
        DBNull => writer.WriteNullAsync(cancellationToken),
        Vector vector => writer.WriteAsync(vector, cancellationToken),
        _ => writer.WriteAsync(value, column.Code ?? NpgsqlDbType.Text, cancellationToken),
    };

    private async Task InsertAsync(NpgsqlConnection connection, List<object?[]> rows, CancellationToken cancellationToken)
    {
        foreach (var some in rows.Chunk(RowsPerInsert))
        {
            var command = new NpgsqlCommand { Connection = connection, CommandTimeout = (int)database.WriteTimeout.TotalSeconds };
            await using var _ = command.ConfigureAwait(false);
            var tuples = some.Select(row => $"({string.Join(", ", table.Columns.Zip(row, (column, value) => Parameter(command.Parameters, column, value!)))})").ToArray();
            command.CommandText = $"INSERT INTO {table.Full} ({Names}) VALUES {string.Join(", ", tuples)} {Update()}";
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Parameter(NpgsqlParameterCollection parameters, PgColumn column, object value)
    {
        var name = FormattableString.Invariant($"@p{parameters.Count}");
        var parameter = new NpgsqlParameter { ParameterName = name, Value = value };
        if (column.Code is { } code)
        {
            parameter.NpgsqlDbType = code;
        }
        else if (value is not Vector)
        {
            parameter.NpgsqlDbType = NpgsqlDbType.Text;
        }

        parameters.Add(parameter);
        return column.Code is null ? $"{name}::{column.Type}" : name;
    }

    private string Update() => $"ON CONFLICT ({table.Key}) DO UPDATE SET {string.Join(", ", table.Columns.Select(column => $"{column.Name} = excluded.{column.Name}"))}";
}
