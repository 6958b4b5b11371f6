using ExcelChat.Stores;
using ExcelChat.Stores.Scan;

namespace ExcelChat.Connectors.InMemory;

internal sealed partial class StoredCollection
{
    /// <summary>The nearest of the rows that match the filter; scores are in the unit of the distance function.</summary>
    public List<StoredHit> Search(StoredVectorQuery query, CancellationToken cancellationToken) => Reading(() =>
    {
        var floor = query.Threshold is { } threshold ? query.Measure.Closeness(threshold) : double.NegativeInfinity;
        return RankByVector(query, query.Rows.Depth, cancellationToken)
            .Where(ranked => ranked.Closeness >= floor)
            .Skip(query.Rows.Skip)
            .Select(ranked => Hit((int)ranked.Row, query.Measure.Closeness(ranked.Closeness), query.Rows.IncludeVectors))
            .ToList();
    });

    /// <summary>The best of the rows that match the filter by vector and by words together; scores are those of <see cref="RankFusion"/>.</summary>
    public List<StoredHit> Search(StoredVectorQuery query, int textColumn, IReadOnlySet<string> words, CancellationToken cancellationToken)
    {
        EnsureKeywords(textColumn, cancellationToken);
        return Reading(() =>
        {
            var depth = Math.Max(query.Rows.Depth, VectorQuery.SmallestLeg);
            var fused = RankFusion.Fuse(
                RankByVector(query, depth, cancellationToken),
                RankByWords(query, _keywords[textColumn].Score(words), depth));
            return Top(fused.Where(ranked => ranked.Closeness >= (query.Threshold ?? 0)), query.Rows.Depth)
                .Skip(query.Rows.Skip)
                .Select(ranked => Hit((int)ranked.Row, ranked.Closeness, query.Rows.IncludeVectors))
                .ToList();
        });
    }

    private Ranked[] RankByVector(StoredVectorQuery query, int depth, CancellationToken cancellationToken)
    {
        if (!_slabs.TryGetValue(query.Property, out var slab))
        {
            return [];
        }

        CheckDimensions(query.Property, slab, query.Vector.Length);
        var scan = new VectorScan(slab, query.Measure, query.Vector, depth);
        for (var slot = 0; slot < _rows.Count; slot++)
        {
            if (slot % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            // The filter costs more than the vector, and nearly all are too far away for it to matter.
            if (scan.MayBeNear(slot) && _rows[slot] is { } row && query.Rows.Filter(row))
            {
                scan.Measure(slot, slot, row.Order);
            }
        }

        return scan.Nearest();
    }

    private Ranked[] RankByWords(StoredVectorQuery query, IEnumerable<Ranked> scores, int depth)
        => Top(scores.Where(ranked => query.Rows.Filter(_rows[(int)ranked.Row]!)), depth);

    private Ranked[] Top(IEnumerable<Ranked> candidates, int depth)
    {
        var ranking = new TopRanking(depth);
        foreach (var candidate in candidates)
        {
            ranking.Offer(candidate, _rows[(int)candidate.Row]!.Order);
        }

        return ranking.ToArray();
    }

    /// <summary>Builds the keyword index of a column at the first search by words; from then on every write keeps it up to date.</summary>
    private void EnsureKeywords(int column, CancellationToken cancellationToken)
    {
        if (Reading(() => _keywords.ContainsKey(column)))
        {
            return;
        }

        Writing(() =>
        {
            if (!_keywords.ContainsKey(column))
            {
                _keywords[column] = Index(column, cancellationToken);
            }
        });
    }

    private KeywordIndex Index(int column, CancellationToken cancellationToken)
    {
        var index = new KeywordIndex();
        foreach (var slot in Live(static _ => true, cancellationToken))
        {
            index.Add(slot, _rows[slot]![column] as string);
        }

        return index;
    }
}
