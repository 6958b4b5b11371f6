using System.Numerics.Tensors;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using ExcelChat.Stores.Scan;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

internal sealed partial class SqliteRows
{
    public override Task<IReadOnlyList<ScoredRow>> SearchAsync(VectorQuery query, CancellationToken cancellationToken) => Reading(
        snapshot => query.Words is { } words ? Fused(snapshot, query, words, cancellationToken) : Nearest(snapshot, query, cancellationToken),
        cancellationToken);

    private List<ScoredRow> Nearest(SqliteSnapshot snapshot, VectorQuery query, CancellationToken cancellationToken)
    {
        var measure = DistanceMeasure.Of(query.Property);
        var floor = query.Threshold is { } threshold ? measure.Closeness(threshold) : double.NegativeInfinity;
        var ranked = RankByVector(snapshot, query, query.Rows.Depth, cancellationToken).Where(hit => hit.Closeness >= floor);
        return Scored(snapshot, ranked, query.Rows, measure.Closeness, cancellationToken);
    }

    private List<ScoredRow> Fused(SqliteSnapshot snapshot, VectorQuery query, WordQuery words, CancellationToken cancellationToken)
    {
        var fused = RankFusion.Fuse(RankByVector(snapshot, query, query.LegDepth, cancellationToken), RankByWords(snapshot, query, words))
            .Where(hit => hit.Closeness >= (query.Threshold ?? 0))
            .OrderByDescending(hit => hit.Closeness)
            .ThenBy(hit => hit.Row);
        return Scored(snapshot, fused, query.Rows, static score => score, cancellationToken);
    }

    private Ranked[] RankByVector(SqliteSnapshot snapshot, VectorQuery query, int depth, CancellationToken cancellationToken)
    {
        var measure = DistanceMeasure.Of(query.Property);
        Ranked[] ranked = [];
        var cached = vectors.Of(table.Name, query.Property).TryScore(snapshot, table, (slots, slab) =>
        {
            var scan = new VectorScan(slab, measure, query.Vector, depth);
            foreach (var (row, slot) in Candidates(snapshot, query.Rows.Filter, slots))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (scan.MayBeNear(slot))
                {
                    scan.Measure(slot, row, row);
                }
            }

            ranked = scan.Nearest();
        });
        return cached ? ranked : RankFromFile(snapshot, query, measure, depth, cancellationToken);
    }

    private IEnumerable<KeyValuePair<long, int>> Candidates(SqliteSnapshot snapshot, Condition filter, IReadOnlyDictionary<long, int> slots)
    {
        if (filter is Constant { Value: true })
        {
            foreach (var slot in slots)
            {
                yield return slot;
            }

            yield break;
        }

        using var command = snapshot.Connection.CreateCommand();
        command.CommandText = $"SELECT {SqliteTable.RowColumn} FROM {table.Values} WHERE {new SqliteFilter(command).Of(filter)}";
        foreach (var row in SqliteTable.Rows(command))
        {
            if (slots.TryGetValue(row, out var slot))
            {
                yield return new(row, slot);
            }
        }
    }

    private Ranked[] RankFromFile(SqliteSnapshot snapshot, VectorQuery query, DistanceMeasure measure, int depth, CancellationToken cancellationToken)
    {
        var scorer = measure.For(query.Vector);
        var ranking = new TopRanking(depth);
        using var command = snapshot.Connection.CreateCommand();
        var column = SqliteTable.Column(query.Property);
        command.CommandText =
            $"SELECT v.{SqliteTable.RowColumn}, x.{column} FROM {table.Values} v JOIN {table.Vectors} x ON x.{SqliteTable.RowColumn} = v.{SqliteTable.RowColumn} "
            + $"WHERE x.{column} IS NOT NULL AND {new SqliteFilter(command).Of(query.Rows.Filter)}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = table.Vector(reader, 1, query.Property);
            var row = reader.GetInt64(0);
            ranking.Offer(new(row, measure.Closeness(scorer(vector, TensorPrimitives.Norm<float>(vector)))), row);
        }

        return ranking.ToArray();
    }

    private Ranked[] RankByWords(SqliteSnapshot snapshot, VectorQuery query, WordQuery words)
    {
        if (words.Words.Count == 0)
        {
            return [];
        }

        using var command = snapshot.Connection.CreateCommand();
        var filter = query.Rows.Filter is Constant { Value: true }
            ? ""
            : $" AND rowid IN (SELECT {SqliteTable.RowColumn} FROM {table.Values} WHERE {new SqliteFilter(command).Of(query.Rows.Filter)})";

        // A word between quotes is taken as it is; words hold letters and digits only.
        var any = string.Join(" OR ", words.Words.Select(word => $"\"{word}\""));
        command.Parameters.AddWithValue("@words", $"{table.WordColumn(words.Property)} : ({any})");
        command.Parameters.AddWithValue("@depth", (long)query.LegDepth);
        command.CommandText = $"SELECT rowid, bm25({table.Words}) AS score FROM {table.Words} WHERE {table.Words} MATCH @words{filter} ORDER BY score, rowid LIMIT @depth";
        using var reader = command.ExecuteReader();
        List<Ranked> ranked = [];
        while (reader.Read())
        {
            ranked.Add(new(reader.GetInt64(0), -reader.GetDouble(1)));
        }

        return [.. ranked];
    }

    private List<ScoredRow> Scored(SqliteSnapshot snapshot, IEnumerable<Ranked> ranked, RowQuery query, Func<double, double> score, CancellationToken cancellationToken)
    {
        Ranked[] page = [.. ranked.Skip(query.Skip).Take(query.Top)];
        var rows = new Dictionary<long, Row>(page.Length);
        foreach (var some in page.Chunk(KeysPerStatement))
        {
            using var command = snapshot.Connection.CreateCommand();
            command.CommandText = $"{Selection(query.IncludeVectors)} WHERE v.{SqliteTable.RowColumn} IN ({string.Join(", ", some.Select(hit => FormattableString.Invariant($"{hit.Row}")))})";
            foreach (var (number, row) in Read(command, query.IncludeVectors, cancellationToken))
            {
                rows.Add(number, row);
            }
        }

        return [.. page.Select(hit => new ScoredRow(rows[hit.Row], score(hit.Closeness)))];
    }
}
