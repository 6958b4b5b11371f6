namespace ExcelChat.Stores.Scan;

/// <summary>
/// Finds the nearest of the rows that are offered. Among many it goes by their quantised vectors, where the distance allows, and measures exactly those that these do not rule out.
/// Scores of what is found are exact, and hardly ever is one missed that belongs there.
/// </summary>
internal sealed class VectorScan
{
    /// <summary>Fewer slots are measured exactly at once.</summary>
    public const int FewSlots = 4096;

    // How far off an inner product may be, in units, for the other vector of length 1. Rounding errors are about uniform, with a standard deviation of a unit / √12, and without a
    // pattern, since vectors are turned at random; so that is the deviation of the product too. Four times that is more than nearly any product is off by.
    private static readonly double Doubt = 4 / Math.Sqrt(12);

    private readonly VectorSlab _slab;
    private readonly DistanceMeasure _measure;
    private readonly VectorScorer _scorer;
    private readonly TopRanking _ranking;
    private readonly QuantisedQuery? _query;
    private LeastProduct _least = LeastProduct.Any;

    /// <param name="slab">The vectors.</param>
    /// <param name="measure">How far they are.</param>
    /// <param name="query">The vector that is searched for.</param>
    /// <param name="depth">How many to find.</param>
    public VectorScan(VectorSlab slab, DistanceMeasure measure, ReadOnlyMemory<float> query, int depth)
    {
        (_slab, _measure, _scorer, _ranking) = (slab, measure, measure.For(query), new(depth));
        _query = slab.Slots > FewSlots && measure.LeastProduct is not null ? slab.Quantise(query.Span) : null;
    }

    /// <summary>Whether a slot has a vector that may be among the nearest of those so far.</summary>
    public bool MayBeNear(int slot) => _slab.Has(slot) && (_query is null || MayReach(_query, slot));

    /// <summary>Measures the vector of a row, and keeps the row if it is among the nearest so far.</summary>
    /// <param name="slot">The row's slot, of which <see cref="MayBeNear"/> said so.</param>
    /// <param name="row">The row.</param>
    /// <param name="order">Where it stands among equals.</param>
    public void Measure(int slot, long row, long order)
    {
        _ranking.Offer(new(row, _measure.Closeness(_scorer(_slab[slot], _slab.Norm(slot)))), order);
        if (_query is not null && _ranking.Floor > double.NegativeInfinity)
        {
            _least = _measure.LeastProduct!(_ranking.Floor, _query.Norm);
        }
    }

    /// <summary>The nearest of the rows that were measured, the nearest first.</summary>
    public Ranked[] Nearest() => _ranking.ToArray();

    private bool MayReach(QuantisedQuery query, int slot)
    {
        var (unit, norm) = (_slab.Unit(slot), _slab.Norm(slot));
        var most = (unit * ((_slab.Product(slot, query) * (double)query.Unit) + (Doubt * query.Norm))) + (norm * (Doubt * query.Unit));
        return !(most < _least.Of(norm));
    }
}
