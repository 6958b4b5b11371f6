namespace ExcelChat.Stores.Scan;

/// <summary>
/// Finds the nearest of the rows that are offered. Among many it goes by their quantised vectors first and then measures the best exactly, where the distance allows.
/// Scores of what is found are exact; that one is missed which belongs there is unlikely, since several times as many are measured as are asked for.
/// </summary>
internal sealed class VectorScan
{
    /// <summary>Fewer slots are measured exactly at once.</summary>
    public const int FewSlots = 4096;

    private const int Oversampling = 4;
    private const int AtLeastMore = 50;

    private readonly VectorSlab _slab;
    private readonly DistanceMeasure _measure;
    private readonly VectorScorer _scorer;
    private readonly ProductScorer? _byProduct;
    private readonly TopRanking _ranking;
    private readonly int _depth;
    private readonly short[] _codes = [];
    private readonly float _unit;
    private readonly double _norm;

    /// <param name="slab">The vectors.</param>
    /// <param name="measure">How far they are.</param>
    /// <param name="query">The vector that is searched for.</param>
    /// <param name="depth">How many to find.</param>
    public VectorScan(VectorSlab slab, DistanceMeasure measure, ReadOnlyMemory<float> query, int depth)
    {
        (_slab, _measure, _depth, _scorer) = (slab, measure, depth, measure.For(query));
        _byProduct = slab.Slots > FewSlots ? measure.ByProduct : null;
        _ranking = new(_byProduct is null ? depth : (int)Math.Min(((long)depth * Oversampling) + AtLeastMore, int.MaxValue));
        if (_byProduct is not null)
        {
            _codes = QuantisedVector.Query(query.Span, out _unit);
            _norm = System.Numerics.Tensors.TensorPrimitives.Norm(query.Span);
        }
    }

    /// <summary>How near the vector of a slot is, or about how near; null when it is too far to be kept, or when there is none.</summary>
    public double? Near(int slot)
    {
        if (!_slab.Has(slot))
        {
            return null;
        }

        var closeness = _measure.Closeness(_byProduct is null ? Exact(slot) : _byProduct(_slab.Product(slot, _codes, _unit), _norm, _slab.Norm(slot)));
        return closeness >= _ranking.Floor ? closeness : null;
    }

    /// <summary>Keeps a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="closeness">What <see cref="Near"/> said.</param>
    /// <param name="order">Where it stands among equals.</param>
    public void Keep(long row, double closeness, long order) => _ranking.Offer(new(row, closeness), order);

    /// <summary>The nearest of the rows that were kept, the nearest first.</summary>
    /// <param name="slotOf">The slot of a row.</param>
    /// <param name="orderOf">Where it stands among equals.</param>
    public Ranked[] Nearest(Func<long, int> slotOf, Func<long, long> orderOf)
    {
        var kept = _ranking.ToArray();
        if (_byProduct is null)
        {
            return kept;
        }

        var exact = new TopRanking(_depth);
        foreach (var candidate in kept)
        {
            exact.Offer(new(candidate.Row, _measure.Closeness(Exact(slotOf(candidate.Row)))), orderOf(candidate.Row));
        }

        return exact.ToArray();
    }

    private double Exact(int slot) => _scorer(_slab[slot], _slab.Norm(slot));
}
