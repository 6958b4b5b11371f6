using System.Runtime.CompilerServices;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// The distribution of a stream of numbers in bounded memory: buffers that, when full, are sorted and hand every second number to the buffer of twice the
/// weight above (Agarwal and others, "Mergeable summaries", 2012). Once the buffers are many, the lowest gives way to a sampler, which takes one number of so many at random
/// (Karnin, Lang, Liberty, "Optimal quantile approximation in streams", 2016).
/// Exact up to <see cref="Capacity"/> numbers; beyond, a quantile's rank is off by less than <see cref="RankError"/> of the count, but for a chance below one in ten thousand.
/// </summary>
internal sealed class QuantileSketch
{
    public const int Capacity = 1024;

    /// <summary>
    /// Four standard deviations: a compaction of weight w errs by w with a random sign, which adds up to at most 1.5/<see cref="Capacity"/> of the count; a sample of one in w
    /// errs by w/2, which adds up to as much again.
    /// </summary>
    public const double RankError = 4 * 2.2 / Capacity;

    private const int MaxLevels = 8;
    private const int ShortRun = 8;

    private readonly List<double[]> _levels = [new double[16]];
    private readonly List<int> _counts = [0];
    private readonly double[] _half = new double[Capacity / 2];
    private uint _coin = 0x9E3779B9;
    private int _sampled = 1;
    private int _skipped;
    private int _chosen;

    /// <summary>Whether nothing was thrown away yet.</summary>
    public bool IsExact => _levels.Count == 1 && _sampled == 1;

    /// <summary>Takes numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> numbers)
    {
        while (!numbers.IsEmpty)
        {
            if (_counts[0] == Capacity)
            {
                Compact(0);
            }

            numbers = numbers[(_sampled == 1 ? TakeAll(numbers) : Sample(numbers))..];
        }
    }

    private int TakeAll(ReadOnlySpan<double> numbers)
    {
        var count = _counts[0];
        var taken = Math.Min(numbers.Length, Capacity - count);
        numbers[..taken].CopyTo(Room(count + taken)[count..]);
        _counts[0] = count + taken;
        return taken;
    }

    /// <summary>Takes one of each so many numbers, chosen at random.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Sample(ReadOnlySpan<double> numbers)
    {
        var (level, count, at) = (_levels[0], _counts[0], 0);
        for (; at < numbers.Length && count < Capacity; at++)
        {
            if (_skipped == _chosen)
            {
                level[count++] = numbers[at];
            }

            if (++_skipped == _sampled)
            {
                (_skipped, _chosen) = (0, (int)(Draw() & (uint)(_sampled - 1)));
            }
        }

        _counts[0] = count;
        return at;
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
            weights.AsSpan(at, _counts[level]).Fill((long)_sampled << level);
            at += _counts[level];
        }

        Array.Sort(numbers, weights);
        return (numbers, weights);
    }

    /// <summary>The first buffer, with room for so many numbers.</summary>
    private Span<double> Room(int count)
    {
        if (count > _levels[0].Length)
        {
            var larger = _levels[0];
            Array.Resize(ref larger, Math.Min(Capacity, Math.Max(count, larger.Length * 2)));
            _levels[0] = larger;
        }

        return _levels[0];
    }

    /// <summary>Hands half of a full buffer to the one above, which is emptied first when it has no room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        if (_levels.Count > MaxLevels && level == 0)
        {
            SampleMore();
        }
    }

    /// <summary>Leaves the lowest buffer, which is empty, to the sampler.</summary>
    private void SampleMore()
    {
        _levels.RemoveAt(0);
        _counts.RemoveAt(0);
        _sampled *= 2;
        (_skipped, _chosen) = (0, (int)(Draw() & (uint)(_sampled - 1)));
    }

    /// <summary>Brings a full buffer in order; one above the first is two halves that are in order already.</summary>
    // Not the library's sort: until the runtime has compiled that well, which takes it seconds, it is most of what a profile costs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Order(double[] numbers, int level)
    {
        var run = Capacity / 2;
        if (level == 0)
        {
            run = ShortRun;
            for (var start = 0; start < Capacity; start += run)
            {
                Insert(numbers.AsSpan(start, run));
            }
        }

        for (; run < Capacity; run *= 2)
        {
            for (var start = 0; start < Capacity; start += 2 * run)
            {
                Merge(numbers.AsSpan(start, 2 * run), _half.AsSpan(0, run));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Insert(Span<double> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            var number = numbers[i];
            var at = i;
            for (; at > 0 && numbers[at - 1] > number; at--)
            {
                numbers[at] = numbers[at - 1];
            }

            numbers[at] = number;
        }
    }

    /// <summary>Merges two halves that are in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(Span<double> numbers, Span<double> left)
    {
        numbers[..left.Length].CopyTo(left);
        for (int i = 0, j = left.Length, at = 0; i < left.Length; at++)
        {
            // Chosen without a branch, which the processor could only guess half of the time.
            var right = numbers[Math.Min(j, numbers.Length - 1)];
            var takesRight = j < numbers.Length & right < left[i] ? 1 : 0;
            numbers[at] = takesRight != 0 ? right : left[i];
            j += takesRight;
            i += 1 - takesRight;
        }
    }

    private int Flip() => (int)(Draw() >> 31);

    /// <summary>Random bits with a fixed seed (xorshift; Marsaglia, 2003), so that the same numbers give the same quantiles.</summary>
    private uint Draw()
    {
        _coin ^= _coin << 13;
        _coin ^= _coin >> 17;
        _coin ^= _coin << 5;
        return _coin;
    }
}
