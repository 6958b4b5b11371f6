namespace ExcelChat.Tables.Profiling;

/// <summary>
/// The distribution of a stream of numbers in bounded memory: buffers that, when full, are sorted and hand every second number to the buffer of twice the
/// weight above (Agarwal and others, "Mergeable summaries", 2012; Karnin, Lang, Liberty, "Optimal quantile approximation in streams", 2016).
/// Exact up to <see cref="Capacity"/> numbers; beyond, a quantile's rank is off by less than <see cref="RankError"/> of the count, but for a chance below one in ten thousand.
/// </summary>
internal sealed class QuantileSketch
{
    public const int Capacity = 1024;

    /// <summary>Four standard deviations: a compaction of weight w errs by w with a random sign, which adds up to at most 1.5/<see cref="Capacity"/> of the count.</summary>
    public const double RankError = 4 * 1.5 / Capacity;

    private readonly List<double[]> _levels = [new double[16]];
    private readonly List<int> _counts = [0];
    private readonly double[] _half = new double[Capacity / 2];
    private uint _coin = 0x9E3779B9;

    /// <summary>Whether nothing was thrown away yet.</summary>
    public bool IsExact => _levels.Count == 1;

    /// <summary>Takes a number.</summary>
    public void Add(double number)
    {
        var count = _counts[0];
        var buffer = _levels[0];
        if (count == buffer.Length)
        {
            buffer = MakeRoom(count);
            count = _counts[0];
        }

        buffer[count] = number;
        _counts[0] = count + 1;
    }

    /// <summary>The numbers below which the given shares of all lie: for each share the smallest number whose rank reaches it (the inverse of the distribution function).</summary>
    /// <param name="shares">From 0 to 1, ascending.</param>
    /// <returns>As many numbers; empty when none was added.</returns>
    public double[] Quantiles(ReadOnlySpan<double> shares)
    {
        var (numbers, weights) = Weighted();
        if (numbers.Length == 0)
        {
            return [];
        }

        var total = weights.Sum();
        var quantiles = new double[shares.Length];
        long rank = 0;
        for (int i = -1, s = 0; s < shares.Length; s++)
        {
            var wanted = Math.Max(1, (long)Math.Ceiling(shares[s] * total));
            while (rank < wanted)
            {
                rank += weights[++i];
            }

            quantiles[s] = numbers[Math.Max(i, 0)];
        }

        return quantiles;
    }

    private (double[] Numbers, long[] Weights) Weighted()
    {
        var numbers = new double[_counts.Sum()];
        var weights = new long[numbers.Length];
        var at = 0;
        for (var level = 0; level < _levels.Count; level++)
        {
            _levels[level].AsSpan(0, _counts[level]).CopyTo(numbers.AsSpan(at));
            weights.AsSpan(at, _counts[level]).Fill(1L << level);
            at += _counts[level];
        }

        Array.Sort(numbers, weights);
        return (numbers, weights);
    }

    private double[] MakeRoom(int count)
    {
        if (count < Capacity)
        {
            var larger = _levels[0];
            Array.Resize(ref larger, count * 2);
            return _levels[0] = larger;
        }

        Compact(0);
        return _levels[0];
    }

    /// <summary>Hands half of a full buffer to the one above, which is emptied first when it has no room.</summary>
    private void Compact(int level)
    {
        if (level + 1 == _levels.Count)
        {
            _levels.Add(new double[Capacity]);
            _counts.Add(0);
        }

        if (_counts[level + 1] > Capacity - (Capacity / 2))
        {
            Compact(level + 1);
        }

        var (from, to) = (_levels[level], _levels[level + 1]);
        Order(from, level);
        var at = _counts[level + 1];
        for (var i = Flip(); i < _counts[level]; i += 2)
        {
            to[at++] = from[i];
        }

        (_counts[level], _counts[level + 1]) = (0, at);
    }

    /// <summary>A buffer above the first is two halves that are in order already.</summary>
    private void Order(double[] numbers, int level)
    {
        if (level == 0)
        {
            Array.Sort(numbers);
            return;
        }

        const int Half = Capacity / 2;
        numbers.AsSpan(0, Half).CopyTo(_half);
        for (int i = 0, j = Half, at = 0; i < Half; at++)
        {
            numbers[at] = j < Capacity && numbers[j] < _half[i] ? numbers[j++] : _half[i++];
        }
    }

    /// <summary>A fair coin with a fixed seed (xorshift; Marsaglia, 2003), so that the same numbers give the same quantiles.</summary>
    private int Flip()
    {
        _coin ^= _coin << 13;
        _coin ^= _coin >> 17;
        _coin ^= _coin << 5;
        return (int)(_coin >> 31);
    }
}
