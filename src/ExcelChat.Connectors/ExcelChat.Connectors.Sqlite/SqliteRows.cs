using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// The rows of a collection in an SQLite file. SQLite has no asynchronous calls, so each operation runs on a thread of the pool; a read sees one moment of the file, a write is one transaction.
/// </summary>
internal sealed partial class SqliteRows(SqliteDatabase database, SqliteTable table, VectorCache vectors) : RowStore
{
    /// <summary>SQLite takes up to 32,766 parameters a statement.</summary>
    private const int KeysPerStatement = 10_000;

    public override Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.Run(() => database.Exists(table.Name), cancellationToken);

    public override Task EnsureAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Open();
            SqliteDatabase.Prepare(connection);
            using var transaction = connection.BeginTransaction(deferred: false);
            table.Create(connection);
            SqliteDatabase.Register(connection, table.Name);
            transaction.Commit();
        },
        cancellationToken);

    /// <summary>Drops a collection and gives back the memory of its vectors; false when there was none.</summary>
    public static bool Drop(SqliteDatabase database, string name, VectorCache vectors)
    {
        var wasThere = database.Drop(name);
        vectors.Forget(name);
        return wasThere;
    }

    public override Task DropAsync(CancellationToken cancellationToken) => Task.Run(() => Drop(database, table.Name, vectors), cancellationToken);

    public override Task<IReadOnlyList<Row>> FindAsync(IReadOnlyList<object> keys, bool includeVectors, CancellationToken cancellationToken) => Reading(
        snapshot =>
        {
            List<Row> found = [];
            foreach (var some in keys.Chunk(KeysPerStatement))
            {
                using var command = snapshot.Connection.CreateCommand();
                var filter = new SqliteFilter(command).Of(new Membership(table.Model.KeyProperty, some));
                command.CommandText = $"{Selection(includeVectors)} WHERE {filter}";
                found.AddRange(Read(command, includeVectors, cancellationToken).Select(pair => pair.Row));
            }

            return found;
        },
        cancellationToken);

    public override Task<IReadOnlyList<Row>> ListAsync(RowQuery query, CancellationToken cancellationToken) => Reading(
        snapshot =>
        {
            using var command = snapshot.Connection.CreateCommand();
            var filter = new SqliteFilter(command).Of(query.Filter);
            var order = query.SortKeys.Select(key => $"{SqliteTable.Column(key.Property)}{(key.Ascending ? "" : " DESC")}").Append($"v.{SqliteTable.RowColumn}");
            command.CommandText = $"{Selection(query.IncludeVectors, query.Reads)} WHERE {filter} ORDER BY {string.Join(", ", order)} LIMIT @top OFFSET @skip";
            command.Parameters.AddWithValue("@top", (long)query.Top);
            command.Parameters.AddWithValue("@skip", (long)query.Skip);
            return Read(command, query.IncludeVectors, cancellationToken).Select(pair => pair.Row).ToList();
        },
        cancellationToken);

    public override Task<long> CountAsync(Condition filter, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var snapshot = new SqliteSnapshot(database, table);
            using var command = snapshot.Connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table.Values} WHERE {new SqliteFilter(command).Of(filter)}";
            return (long)command.ExecuteScalar()!;
        },
        cancellationToken);

    /// <summary>Merges the index of words, measures the others for the planner of queries, and moves the log into the file.</summary>
    public override Task BuildIndexesAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Open();
            _ = SqliteDatabase.State(connection, table.Name);
            if (table.TextProperties.Length > 0)
            {
                connection.Execute($"INSERT INTO {table.Words} ({table.Words}) VALUES ('optimize')");
            }

            connection.Execute("PRAGMA optimize = 0x10002");
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        },
        cancellationToken);

    public override string? Explain(Exception error) => SqliteDatabase.Explain(error);

    private Task<IReadOnlyList<T>> Reading<T>(Func<SqliteSnapshot, IReadOnlyList<T>> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var snapshot = new SqliteSnapshot(database, table);
            return read(snapshot);
        },
        cancellationToken);

    private string Selection(bool includeVectors, Func<DataPropertyModel, bool>? reads = null)
    {
        var vectorColumns = includeVectors ? string.Concat(table.Model.VectorProperties.Select(property => $", x.{SqliteTable.Column(property)}")) : "";
        var join = includeVectors ? $" LEFT JOIN {table.Vectors} x ON x.{SqliteTable.RowColumn} = v.{SqliteTable.RowColumn}" : "";
        var columns = table.Model.DataProperties.Select(property => reads?.Invoke(property) is false ? "NULL" : $"v.{SqliteTable.Column(property)}").Prepend($"v.{table.Key}");
        return $"SELECT v.{SqliteTable.RowColumn}, {string.Join(", ", columns)}{vectorColumns} FROM {table.Values} v{join}";
    }

    private List<(long Number, Row Row)> Read(SqliteCommand command, bool includeVectors, CancellationToken cancellationToken)
    {
        List<(long, Row)> rows = [];
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add((reader.GetInt64(0), Read(reader, includeVectors)));
        }

        return rows;
    }

    private Row Read(SqliteDataReader reader, bool includeVectors)
    {
        var data = table.Model.DataProperties;
        return new()
        {
            Key = SqliteValues.Read(reader.GetValue(1), table.Model.KeyProperty.Type)!,
            Values = [.. data.Select((property, index) => SqliteValues.Read(reader.GetValue(index + 2), property.Type))],
            Vectors = includeVectors
                ? [.. table.Model.VectorProperties.Select((property, index) => Vector(reader, data.Count + 2 + index))]
                : [],
        };

        static ReadOnlyMemory<float>? Vector(SqliteDataReader reader, int place)
            => reader.IsDBNull(place) ? (ReadOnlyMemory<float>?)null : new ReadOnlyMemory<float>(SqliteValues.ReadVector((byte[])reader.GetValue(place)));
    }
}
