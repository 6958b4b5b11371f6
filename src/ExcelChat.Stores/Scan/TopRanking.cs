namespace ExcelChat.Stores.Scan;

/// <summary>A row, by its number, and how near it is; more is nearer.</summary>
internal readonly record struct Ranked(long Row, double Closeness);

/// <summary>Keeps the nearest <paramref name="capacity"/> of all rows offered, in a heap whose root is the worst of them. Of equals the one inserted first wins.</summary>
/// <param name="capacity">How many to keep.</param>
internal sealed class TopRanking(int capacity)
{
    private static readonly Comparer<(double Closeness, long Order)> WorstFirst = Comparer<(double Closeness, long Order)>.Create((left, right)
        => left.Closeness.CompareTo(right.Closeness) is var nearer && nearer != 0 ? nearer : right.Order.CompareTo(left.Order));

    private readonly PriorityQueue<Ranked, (double Closeness, long Order)> _heap = new(WorstFirst);

    /// <summary>What is farther away than this is not kept.</summary>
    public double Floor { get; private set; } = double.NegativeInfinity;

    public void Offer(Ranked candidate, long order)
    {
        // Of numbers whose squares are not finite nobody can say how near they are.
        if (double.IsNaN(candidate.Closeness))
        {
            return;
        }

        var priority = (candidate.Closeness, order);
        if (_heap.Count < capacity)
        {
            _heap.Enqueue(candidate, priority);
        }
        else if (_heap.TryPeek(out var worst, out _) && candidate.Closeness >= worst.Closeness)
        {
            _heap.EnqueueDequeue(candidate, priority);
        }

        if (_heap.Count == capacity && _heap.TryPeek(out var farthest, out _))
        {
            Floor = farthest.Closeness;
        }
    }

    /// <summary>The kept rows, nearest first. Empties the ranking.</summary>
    public Ranked[] ToArray()
    {
        Floor = double.NegativeInfinity;
        var ranked = new Ranked[_heap.Count];
        for (var place = ranked.Length - 1; place >= 0; place--)
        {
            ranked[place] = _heap.Dequeue();
        }

        return ranked;
    }
}
