using ExcelChat.Stores;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace ExcelChat.Connectors.PgVector;

internal sealed partial class PgRows
{
    /// <summary>The fusion's constant; as in <see cref="RowStore.SearchAsync"/>.</summary>
    private const int RankConstant = 60;

    /// <summary>The rows of so much of a table are counted to know how many there are in all: of a small table all, of a larger one as many pages, from everywhere in it.</summary>
    private const string CountedBytes = "2097152";

    public override async Task<IReadOnlyList<ScoredRow>> SearchAsync(VectorQuery query, CancellationToken cancellationToken)
    {
        if (!HasDirection(query) && query.Words is null)
        {
            return [];
        }

        var (found, isIndexed) = await RunAsync(query, exactly: false, cancellationToken).ConfigureAwait(false);

        // An index gives up after a number of tuples; what a narrow filter then leaves out, a scan finds.
        return isIndexed && found.Count < query.Rows.Top
            ? (await RunAsync(query, exactly: true, cancellationToken).ConfigureAwait(false)).Found
            : found;
    }

    private string NoRanks => $"SELECT {table.Key}, 1::bigint AS {PgTable.RankColumn} FROM {table.Full} WHERE FALSE";

    private string Nearest(NpgsqlParameterCollection parameters, VectorQuery query, bool isServed)
    {
        var distance = PgDistance.Of(query.Property);
        var threshold = Threshold(parameters, query, distance.HigherIsNearer);
        return $"SELECT *, {distance.Score} AS {PgTable.ScoreColumn} FROM ({Leg(parameters, query, (query.Rows.Depth, isServed), Selection(query.Rows.IncludeVectors))}) x "
            + $"WHERE {PgTable.DistanceColumn} <> 'NaN'{(threshold is null ? "" : $" AND {distance.Score} {threshold}")} ORDER BY {PgTable.DistanceColumn}, {PgTable.OrderColumn} {Page(parameters, query)}";
    }

    private string Fused(NpgsqlParameterCollection parameters, VectorQuery query, WordQuery words, bool isServed)
    {
        var near = HasDirection(query)
            ? $"SELECT {table.Key}, rank() OVER (ORDER BY {PgTable.DistanceColumn}) AS {PgTable.RankColumn} "
                + $"FROM ({Leg(parameters, query, (query.LegDepth, isServed), table.Key)}) x WHERE {PgTable.DistanceColumn} <> 'NaN'"
            : NoRanks;
        var threshold = Threshold(parameters, query, higherIsNearer: true);
        return $"WITH near AS ({near}), said AS ({WordLeg(parameters, query, words)}), fused AS (SELECT {table.Key}, "
            + $"coalesce(1.0::float8 / ({RankConstant} + near.{PgTable.RankColumn}), 0) + coalesce(1.0::float8 / ({RankConstant} + said.{PgTable.RankColumn}), 0) AS {PgTable.ScoreColumn} "
            + $"FROM near FULL JOIN said USING ({table.Key})) "
            + $"SELECT {Selection(query.Rows.IncludeVectors, "t.")}, {PgTable.ScoreColumn} FROM fused JOIN {table.Full} t USING ({table.Key}) "
            + $"{(threshold is null ? "" : $"WHERE {PgTable.ScoreColumn} {threshold} ")}ORDER BY {PgTable.ScoreColumn} DESC, t.{PgTable.OrderColumn} {Page(parameters, query)}";
    }

    // A vector of length zero has no direction: its cosine is not a number.
    private static bool HasDirection(VectorQuery query) => !PgDistance.Of(query.Property).IsCosine || query.Vector.Span.ContainsAnyExcept(0f);

    // An index serves an order by the bare distance only; without one the order of insertion breaks ties at the edge too.
    private string Leg(NpgsqlParameterCollection parameters, VectorQuery query, (int Depth, bool IsServed) scan, string columns)
    {
        parameters.Add(new NpgsqlParameter { ParameterName = "@vector", Value = new Vector(query.Vector) });
        parameters.Add(new NpgsqlParameter("@depth", NpgsqlDbType.Bigint) { Value = (long)scan.Depth });
        var expression = PgDistance.Of(query.Property).Expression(query.Property, "@vector");
        var filter = new PgFilter(parameters).Of(query.Rows.Filter);
        return $"SELECT {columns}, {PgTable.OrderColumn}, {expression} AS {PgTable.DistanceColumn} FROM {table.Full} WHERE {PgTable.Column(query.Property)} IS NOT NULL AND {filter} "
            + $"ORDER BY {expression}{(scan.IsServed ? "" : $", {PgTable.OrderColumn}")} LIMIT @depth";
    }

    // BM25 with k1 = 1.2, b = 0.75 and an average length of 256 different words.
    private string WordLeg(NpgsqlParameterCollection parameters, VectorQuery query, WordQuery words)
    {
        if (words.Words.Count == 0)
        {
            return NoRanks;
        }

        var (word, count, bucket) = (PgTable.WordColumn(words.Property), PgTable.CountColumn(words.Property), PgTable.BucketColumn(words.Property));
        var filter = new PgFilter(parameters).Of(query.Rows.Filter);
        int[] numbers = [.. words.Words.Select(PgWords.NumberOf)];
        parameters.Add(new NpgsqlParameter("@words", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = numbers });
        parameters.Add(new NpgsqlParameter("@buckets", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = Array.ConvertAll(numbers, PgWords.BucketOf) });
        parameters.Add(new NpgsqlParameter("@leg", NpgsqlDbType.Bigint) { Value = (long)query.LegDepth });
        return $"""
            WITH counted AS MATERIALIZED (
                SELECT w, (SELECT count(*) FROM {table.Full} t WHERE t.{bucket} @> ARRAY[sought.b] AND sought.w = ANY (t.{word})) AS df FROM unnest(@words, @buckets) AS sought (w, b)),
            total AS (SELECT greatest((SELECT max(df) FROM counted), ({Rows()})) AS n),
            terms AS MATERIALIZED (SELECT w, ln(1 + (n - df + 0.5::float8) / (df + 0.5::float8)) AS idf FROM counted CROSS JOIN total WHERE df > 0),
            ranked AS (
                SELECT {table.Key}, (
                    SELECT coalesce(sum(terms.idf * 2.2 / (1 + (0.3 + 0.9 * cardinality(t.{word})::float8 / 256) / t.{count}[array_position(t.{word}, terms.w)])), 0) FROM terms) AS {PgTable.ScoreColumn}
                FROM {table.Full} t WHERE t.{bucket} && @buckets AND {filter} ORDER BY {PgTable.ScoreColumn} DESC, {PgTable.OrderColumn} LIMIT @leg)
            SELECT {table.Key}, rank() OVER (ORDER BY {PgTable.ScoreColumn} DESC) AS {PgTable.RankColumn} FROM ranked WHERE {PgTable.ScoreColumn} > 0
            """;
    }

    // What the server keeps is -1 or 0 until a table is analysed, and of a small table that may be never. The part is the same each time.
    private string Rows() => $"""
        SELECT (SELECT count(*) FROM {table.Full} t TABLESAMPLE SYSTEM (100 * part.share) REPEATABLE (0)) / part.share
        FROM (SELECT least(1, {CountedBytes}::float8 / greatest(pg_relation_size({PgNames.Literal(table.Full)}::regclass), 1)) AS share) part
        """;

    private static string? Threshold(NpgsqlParameterCollection parameters, VectorQuery query, bool higherIsNearer)
    {
        if (query.Threshold is not { } threshold)
        {
            return null;
        }

        parameters.Add(new NpgsqlParameter("@threshold", NpgsqlDbType.Double) { Value = threshold });
        return $"{(higherIsNearer ? ">=" : "<=")} @threshold";
    }

    private static string Page(NpgsqlParameterCollection parameters, VectorQuery query)
    {
        AddPage(parameters, query.Rows);
        return "LIMIT @top OFFSET @skip";
    }

    private async Task<(IReadOnlyList<ScoredRow> Found, bool IsIndexed)> RunAsync(VectorQuery query, bool exactly, CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        var isIndexed = await SetAsync(connection, query, exactly, cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand { Connection = connection };
        await using var ___ = command.ConfigureAwait(false);
        var served = isIndexed && !exactly;
        command.CommandText = query.Words is { } words ? Fused(command.Parameters, query, words, served) : Nearest(command.Parameters, query, served);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var ____ = reader.ConfigureAwait(false);
        List<ScoredRow> found = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(new(ToRow(reader, query.Rows.IncludeVectors), reader.GetDouble(reader.FieldCount - 1)));
        }

        return (found, isIndexed);
    }

    /// <summary>Makes an index go on until it has enough rows behind the filter, or leaves it aside. Holds for the transaction.</summary>
    /// <returns>Whether the table has an index of vectors.</returns>
    private async Task<bool> SetAsync(NpgsqlConnection connection, VectorQuery query, bool exactly, CancellationToken cancellationToken)
    {
        var candidates = Math.Clamp(2L * (query.Words is null ? query.Rows.Depth : query.LegDepth), 40, 1000);
        var settings = exactly
            ? "SET LOCAL enable_indexscan = off"
            : FormattableString.Invariant($"SET LOCAL hnsw.iterative_scan = strict_order; SET LOCAL ivfflat.iterative_scan = relaxed_order; SET LOCAL hnsw.ef_search = {candidates}");
        var command = new NpgsqlCommand(
            $"{settings}; SELECT EXISTS (SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam "
            + $"WHERE i.indrelid = {PgNames.Literal(table.Full)}::regclass AND i.indisvalid AND a.amname IN ('hnsw', 'ivfflat'))",
            connection);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }
}
