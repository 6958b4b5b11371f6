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

    public override async Task WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        // A statement may not touch a row twice, so of two rows with one key only the last goes out.
        List<object?[]> values = [.. rows.GroupBy(row => row.Key).Select(group => Values(group.Last()))];
        var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        if (values.Count >= SmallestCopy)
        {
            // What the merging of waiting words may take; the default makes it merge a part at a time.
            await connection.ExecuteAsync("SET LOCAL work_mem = '64MB'", cancellationToken).ConfigureAwait(false);
            await CopyAsync(connection, values, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await InsertAsync(connection, values, cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
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
        .. table.TextPlaces.Select(place => row.Values[place] is string text ? PgTable.WordText(text) : (object)DBNull.Value),
    ];

    private async Task CopyAsync(NpgsqlConnection connection, List<object?[]> rows, CancellationToken cancellationToken)
    {
        var columns = table.Columns;
        var names = string.Join(", ", columns.Select(column => column.Name));

        // Words go over the wire as text; the merge reads them.
        var declared = string.Join(", ", columns.Select(column => $"{column.Name} {(IsWords(column) ? "text" : column.Type)}"));
        await connection.ExecuteAsync($"CREATE TEMP TABLE excelchat_stage ({PgTable.OrderColumn} integer, {declared}) ON COMMIT DROP", cancellationToken).ConfigureAwait(false);
        var writer = await connection.BeginBinaryImportAsync($"COPY excelchat_stage ({PgTable.OrderColumn}, {names}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.Timeout = database.WriteTimeout;
            for (var index = 0; index < rows.Count; index++)
            {
                await writer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(index, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
                for (var place = 0; place < columns.Count; place++)
                {
                    await WriteAsync(writer, columns[place], rows[index][place]!, cancellationToken).ConfigureAwait(false);
                }
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        var selected = string.Join(", ", columns.Select(column => IsWords(column) ? $"{column.Name}::tsvector" : column.Name));
        await connection.ExecuteAsync(
            $"INSERT INTO {table.Full} ({names}) SELECT {selected} FROM excelchat_stage ORDER BY {PgTable.OrderColumn} {Update()}", cancellationToken, database.WriteTimeout).ConfigureAwait(false);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, PgColumn column, object value, CancellationToken cancellationToken) => value switch
    {
        DBNull => writer.WriteNullAsync(cancellationToken),
        Vector vector => writer.WriteAsync(vector, cancellationToken),
        _ => writer.WriteAsync(value, column.Code ?? NpgsqlDbType.Text, cancellationToken),
    };

    private async Task InsertAsync(NpgsqlConnection connection, List<object?[]> rows, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", table.Columns.Select(column => column.Name));
        foreach (var some in rows.Chunk(RowsPerInsert))
        {
            var command = new NpgsqlCommand { Connection = connection, CommandTimeout = (int)database.WriteTimeout.TotalSeconds };
            await using var _ = command.ConfigureAwait(false);
            var tuples = some.Select(row => $"({string.Join(", ", table.Columns.Zip(row, (column, value) => Parameter(command.Parameters, column, value!)))})").ToArray();
            command.CommandText = $"INSERT INTO {table.Full} ({names}) VALUES {string.Join(", ", tuples)} {Update()}";
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

    private static bool IsWords(PgColumn column) => column.Type == "tsvector";
}
