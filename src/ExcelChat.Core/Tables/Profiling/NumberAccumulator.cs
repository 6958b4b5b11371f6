using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// Minimum, maximum, mean, deviation, quantiles and order of numbers in one pass. Numbers wait in a block, so that what one column keeps stays in the
/// processor's cache while its block is worked through; a sheet brings the columns by turns.
/// </summary>
/// <param name="distinct">Where the different numbers are counted.</param>
internal sealed class NumberAccumulator(DistinctValues distinct)
{
    private const int BlockSize = 1024;

    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    private readonly QuantileSketch _quantiles = new();
    private readonly OrderTracker _order = new();
    private double[] _block = new double[16];
    private int _waiting;
    private long _count;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;
    private double _mean;
    private double _squares;
    private double _last;

    /// <summary>How the numbers follow each other, those that wait left out.</summary>
    public OrderTracker Order => _order;

    /// <summary>Takes a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double number)
    {
        if (_waiting == _block.Length)
        {
            MakeRoom();
        }

        _block[_waiting++] = number;
    }

    /// <summary>Works through the numbers that wait.</summary>
    public void Flush()
    {
        var block = _block.AsSpan(0, _waiting);
        if (block.IsEmpty)
        {
            return;
        }

        AddMoments(block);
        AddOrder(block);
        distinct.Add(block);
        _quantiles.Add(block);
        _last = block[^1];
        _waiting = 0;
    }

    private void MakeRoom()
    {
        if (_block.Length < BlockSize)
        {
            Array.Resize(ref _block, _block.Length * 2);
        }
        else
        {
            Flush();
        }
    }

    /// <summary>Joins the moments of the block with those before it (Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddMoments(ReadOnlySpan<double> block)
    {
        Span<double> differences = stackalloc double[block.Length];
        var mean = TensorPrimitives.Sum(block) / block.Length;
        TensorPrimitives.Subtract(block, mean, differences);
        var squares = TensorPrimitives.SumOfSquares(differences);
        var off = mean - _mean;
        var count = _count + block.Length;
        _mean += off * block.Length / count;
        _squares += squares + (off * off * _count * block.Length / count);
        _minimum = Math.Min(_minimum, TensorPrimitives.Min(block));
        _maximum = Math.Max(_maximum, TensorPrimitives.Max(block));
        _count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddOrder(ReadOnlySpan<double> block)
    {
        var last = _count > block.Length ? _last : block[0];
        for (var i = _count > block.Length ? 0 : 1; i < block.Length && _order.IsOpen; i++)
        {
            _order.Add(block[i].CompareTo(last));
            last = block[i];
        }
    }

    /// <summary>The figures of the numbers that were worked through; null when there was none.</summary>
    public NumberStatistics? Statistics()
        => _count == 0 ? null : new()
        {
            Count = _count,
            Minimum = _minimum,
            Maximum = _maximum,
            Mean = _mean,
            StandardDeviation = _count > 1 ? Math.Sqrt(_squares / (_count - 1)) : 0,
            Quantiles = [.. _quantiles.Quantiles(Shares).Select((value, i) => new Quantile(Shares[i], value))],
            QuantileRankError = _quantiles.IsExact ? 0 : QuantileSketch.RankError,
        };
}
