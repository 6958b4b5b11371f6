using System.Globalization;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Sqlite;

internal sealed partial class SqliteRows
{
    public override Task WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken) => Writing(
        erases: false,
        (connection, version) =>
        {
            using var values = ValueWriter(connection);
            using var vectorWriter = VectorWriter(connection, version);
            var numbers = new long[rows.Count];
            for (var index = 0; index < numbers.Length; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                numbers[index] = Write(rows[index], values, vectorWriter);
            }

            if (table.TextProperties.Length > 0)
            {
                WriteWords(connection, rows, numbers, cancellationToken);
            }

            return rows.Count;
        },
        cancellationToken);

    public override Task RemoveAsync(IReadOnlyList<object> keys, CancellationToken cancellationToken) => Writing(
        erases: true,
        (connection, _) => keys.Chunk(KeysPerStatement).Sum(some => Remove(connection, new Membership(table.Model.KeyProperty, some))),
        cancellationToken);

    public override Task<long> RemoveAsync(Condition filter, CancellationToken cancellationToken)
        => Writing(erases: true, (connection, _) => Remove(connection, filter), cancellationToken);

    private Task<long> Writing(bool erases, Func<SqliteConnection, long, long> write, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = write(connection, SqliteDatabase.Advance(connection, table.Name, erases));
            transaction.Commit();
            return result;
        },
        cancellationToken);

    private static long Write(Row row, SqliteCommand values, SqliteCommand vectorWriter)
    {
        values.Parameters[0].Value = SqliteValues.Write(row.Key);
        for (var index = 0; index < row.Values.Length; index++)
        {
            values.Parameters[index + 1].Value = SqliteValues.Write(row.Values[index]);
        }

        var number = (long)values.ExecuteScalar()!;
        vectorWriter.Parameters[1].Value = number;
        for (var index = 0; index < row.Vectors.Length; index++)
        {
            vectorWriter.Parameters[index + 2].Value = row.Vectors[index] is { } vector ? SqliteValues.Write(vector) : DBNull.Value;
        }

        vectorWriter.ExecuteNonQuery();
        return number;
    }

    // After the other tables: each of their statements is a savepoint, at which FTS5 writes the words that it gathered as a segment of its own.
    private void WriteWords(SqliteConnection connection, IReadOnlyList<Row> rows, long[] numbers, CancellationToken cancellationToken)
    {
        using var words = WordWriter(connection);
        for (var row = 0; row < numbers.Length; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            words.Parameters[0].Value = numbers[row];
            for (var index = 0; index < table.TextProperties.Length; index++)
            {
                words.Parameters[index + 1].Value = string.Join(' ', Words.Of(rows[row].Values[table.TextPlaces[index]] as string ?? ""));
            }

            words.ExecuteNonQuery();
        }
    }

    private SqliteCommand ValueWriter(SqliteConnection connection)
    {
        var columns = table.Model.DataProperties.Select(SqliteTable.Column).ToArray();
        var updates = columns.Prepend(table.Key).Select(column => $"{column} = excluded.{column}");
        return Prepared(
            connection,
            columns.Length + 1,
            parameters => $"INSERT INTO {table.Values} ({table.Columns}) VALUES ({parameters}) ON CONFLICT ({table.Key}) DO UPDATE SET {string.Join(", ", updates)} RETURNING {SqliteTable.RowColumn}");
    }

    private SqliteCommand VectorWriter(SqliteConnection connection, long version)
    {
        var columns = table.Model.VectorProperties.Select(SqliteTable.Column).ToArray();
        var command = Prepared(
            connection,
            columns.Length + 2,
            parameters => $"INSERT OR REPLACE INTO {table.Vectors} ({string.Join(", ", [SqliteTable.VersionColumn, SqliteTable.RowColumn, .. columns])}) VALUES ({parameters})");
        command.Parameters[0].Value = version;
        return command;
    }

    private SqliteCommand WordWriter(SqliteConnection connection) => Prepared(
        connection,
        table.TextProperties.Length + 1,
        parameters => $"INSERT OR REPLACE INTO {table.Words} (rowid, {string.Join(", ", table.TextProperties.Select(table.WordColumn))}) VALUES ({parameters})");

    private static SqliteCommand Prepared(SqliteConnection connection, int count, Func<string, string> text)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"@p{index}")).ToArray();
        command.CommandText = text(string.Join(", ", names));
        foreach (var name in names)
        {
            command.Parameters.Add(new() { ParameterName = name });
        }

        return command;
    }

    private long Remove(SqliteConnection connection, Condition filter)
    {
        if (table.TextProperties.Length > 0)
        {
            Delete(connection, table.Words, "rowid", filter);
        }

        Delete(connection, table.Vectors, SqliteTable.RowColumn, filter);
        return Delete(connection, table.Values, SqliteTable.RowColumn, filter);
    }

    private int Delete(SqliteConnection connection, string from, string column, Condition filter)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"DELETE FROM {from} WHERE {column} IN (SELECT {SqliteTable.RowColumn} FROM {table.Values} WHERE {new SqliteFilter(command).Of(filter)})";
        return command.ExecuteNonQuery();
    }
}
