using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using Microsoft.Extensions.VectorData.ProviderServices;
using Npgsql;
using NpgsqlTypes;

namespace ExcelChat.Connectors.PgVector;

/// <summary>The rows of a collection in a table of PostgreSQL.</summary>
internal sealed partial class PgRows(PgDatabase database, PgTable table) : RowStore
{
    public override Task<bool> ExistsAsync(CancellationToken cancellationToken) => database.ExistsAsync(table.Name, cancellationToken);

    public override async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        await PgDatabase.PrepareAsync(connection, cancellationToken).ConfigureAwait(false);

        // Looking takes no lock. Creating what is there already takes one that keeps everybody out, and waits for everybody's.
        if ((await MissingAsync(connection, cancellationToken).ConfigureAwait(false)).Length > 0)
        {
            await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task DropAsync(CancellationToken cancellationToken) => database.DropAsync(table.Name, cancellationToken);

    public override async Task<IReadOnlyList<Row>> FindAsync(IReadOnlyList<object> keys, bool includeVectors, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand();
        await using var _ = command.ConfigureAwait(false);
        var filter = new PgFilter(command.Parameters).Of(new Membership(table.Model.KeyProperty, keys));
        command.CommandText = $"SELECT {Selection(includeVectors)} FROM {table.Full} WHERE {filter}";
        return await ReadAsync(command, includeVectors, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IReadOnlyList<Row>> ListAsync(RowQuery query, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand();
        await using var _ = command.ConfigureAwait(false);
        var filter = new PgFilter(command.Parameters).Of(query.Filter);
        var order = query.SortKeys.Select(key => $"{PgTable.Column(key.Property)} {(key.Ascending ? "ASC NULLS FIRST" : "DESC NULLS LAST")}").Append(PgTable.OrderColumn);
        AddPage(command.Parameters, query);
        command.CommandText = $"SELECT {Selection(query.IncludeVectors, reads: query.Reads)} FROM {table.Full} WHERE {filter} ORDER BY {string.Join(", ", order)} LIMIT @top OFFSET @skip";
        return await ReadAsync(command, query.IncludeVectors, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<long> CountAsync(Condition filter, CancellationToken cancellationToken)
    {
        var command = database.Source.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = $"SELECT count(*) FROM {table.Full} WHERE {new PgFilter(command.Parameters).Of(filter)}";
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Builds the indexes of vectors, without keeping anyone from writing, and measures the table for the planner of queries. One process builds at a time; the others leave it to it.</summary>
    public override async Task BuildIndexesAsync(CancellationToken cancellationToken)
    {
        var rows = await CountAsync(Condition.Everything, cancellationToken).ConfigureAwait(false);
        var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({PgNames.Lock("build", table.Full)})", connection);
        await using var __ = command.ConfigureAwait(false);
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            return;
        }

        try
        {
            await connection.ExecuteAsync($"SET maintenance_work_mem = {PgNames.Literal(database.BuildMemory)}", cancellationToken).ConfigureAwait(false);
            foreach (var property in table.Model.VectorProperties)
            {
                if (table.VectorIndex(property, rows) is { } index)
                {
                    await BuildAsync(connection, index, cancellationToken).ConfigureAwait(false);
                }
            }

            // Vacuuming merges the words that wait into their index.
            await connection.ExecuteAsync($"VACUUM (ANALYZE) {table.Full}", cancellationToken, database.WriteTimeout).ConfigureAwait(false);
        }
        finally
        {
            await connection.ExecuteAsync($"RESET maintenance_work_mem; SELECT pg_advisory_unlock({PgNames.Lock("build", table.Full)})", CancellationToken.None).ConfigureAwait(false);
        }
    }

    public override string? Explain(Exception error) => PgDatabase.Explain(error);

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);

        // "IF NOT EXISTS" alone fails when two do it at once.
        await connection.ExecuteAsync($"SELECT pg_advisory_xact_lock({PgNames.Lock("ensure", table.Full)})", cancellationToken).ConfigureAwait(false);
        if (await MissingAsync(connection, cancellationToken).ConfigureAwait(false) is { Length: > 0 } missing)
        {
            await connection.ExecuteAsync(missing, cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The statements that make the table what it should be; empty where it is.</summary>
    private async Task<string> MissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = await PgCatalog.ReadAsync(connection, table.Full, cancellationToken).ConfigureAwait(false);
        return found.Version is { } version and not PgDatabase.TableVersion
            ? throw new CollectionVersionException(table.Name, version)
            : string.Join(";\n", table.Creation(found));
    }

    // A building that was interrupted leaves an index that is not valid, and that "IF NOT EXISTS" would take for a good one.
    private async Task BuildAsync(NpgsqlConnection connection, (string Name, string Statement) index, CancellationToken cancellationToken)
    {
        var invalid = new NpgsqlCommand(
            "SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2 AND NOT i.indisvalid",
            connection);
        await using var _ = invalid.ConfigureAwait(false);
        invalid.Parameters.Add(new() { Value = database.Schema });
        invalid.Parameters.Add(new() { Value = index.Name });
        if (await invalid.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            await connection.ExecuteAsync($"DROP INDEX {PgNames.Quote(database.Schema)}.{PgNames.Quote(index.Name)}", cancellationToken).ConfigureAwait(false);
        }

        await connection.ExecuteAsync(index.Statement, cancellationToken, database.WriteTimeout).ConfigureAwait(false);
    }

    private static void AddPage(NpgsqlParameterCollection parameters, RowQuery query)
    {
        parameters.Add(new NpgsqlParameter("@top", NpgsqlDbType.Bigint) { Value = (long)query.Top });
        parameters.Add(new NpgsqlParameter("@skip", NpgsqlDbType.Bigint) { Value = (long)query.Skip });
    }

    private string Selection(bool includeVectors, string prefix = "", Func<DataPropertyModel, bool>? reads = null)
    {
        var data = table.Model.DataProperties;
        var count = 1 + data.Count + (includeVectors ? table.Model.VectorProperties.Count : 0);
        return string.Join(", ", table.Columns.Take(count).Select(
            (column, place) => place > 0 && place <= data.Count && reads?.Invoke(data[place - 1]) is false ? "NULL" : prefix + column.Name));
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(NpgsqlCommand command, bool includeVectors, CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        command.Connection = connection;
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        List<Row> rows = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(ToRow(reader, includeVectors));
        }

        return rows;
    }

    private Row ToRow(NpgsqlDataReader reader, bool includeVectors)
    {
        var data = table.Model.DataProperties;
        return new()
        {
            Key = PgValues.Read(reader.GetValue(0), table.Model.KeyProperty.Type)!,
            Values = [.. data.Select((property, index) => PgValues.Read(reader.GetValue(index + 1), property.Type))],
            Vectors = includeVectors
                ? [.. table.Model.VectorProperties.Select((_, index) => PgValues.ReadVector(reader.GetValue(data.Count + 1 + index)) is { } vector ? vector : (ReadOnlyMemory<float>?)null)]
                : [],
        };
    }
}
